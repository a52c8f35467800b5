import { StreamClient } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import { equityBuyMarket } from "schwab-kit";
import { client } from "../client.part.js";

const stream = new StreamClient({ client, tokens: client.tokens, openSocket: nodeSocket });
const activity = stream.messages("ACCT_ACTIVITY", { buffer: 1000, whenFull: "error" });
await stream.accountActivitySub();

const [account] = await client.getAccountNumbers();
await client.placeOrder(account?.hashValue ?? "", equityBuyMarket("AAPL", 1));
for await (const { messageType } of activity) {
  console.log(messageType);
  if (messageType === "OrderFillCompleted") break;
}
await stream.logout();
await client.close();
