import { clientFromTokenFile } from "schwab-kit";
import { settings } from "../settings.part.js";

// Two programs with one token file; here they are two clients of one process.
const one = await clientFromTokenFile(settings);
const other = await clientFromTokenFile(settings);
const events: string[] = [];
one.tokens.subscribe(({ type }) => events.push(`one: ${type}`));
const told = new Promise<void>((resolve) => {
  other.tokens.subscribe((event) => {
    events.push(`other: ${event.type}${"from" in event ? ` from ${event.from}` : ""}`);
    resolve();
  });
});

await one.getAccountNumbers(); // its access token has run out, so it makes one refresh
await told;
await other.getAccountNumbers(); // has taken the new token over, and makes none
console.log(events.sort().join("\n"));
await one.close();
await other.close();
