import { once } from "node:events";
import { StreamClient } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import { client } from "../client.part.js";

const events = new EventTarget();
const stream = new StreamClient({
  client,
  tokens: client.tokens,
  openSocket: nodeSocket,
  onEvent(event) {
    if (event.type !== "state") return;
    console.log(`${event.state}: ${event.reason}`);
    events.dispatchEvent(new Event(event.state));
  },
});
await stream.levelOneEquitySubs(["AAPL"]);
const isBack = once(events, "waiting").then(() => once(events, "connected"));
console.log("Somebody pulls the plug.");
await isBack;
console.log("Subscribed to again, by itself.");
await stream.close();
await client.close();
