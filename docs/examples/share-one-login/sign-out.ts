import { clientFromTokenFile, LoginRequiredError } from "schwab-kit";
import { settings } from "../settings.part.js";

const one = await clientFromTokenFile(settings);
const other = await clientFromTokenFile(settings);
const told = new Promise<void>((resolve) => {
  other.tokens.subscribe((event) => {
    console.log(`other: ${event.type}${"by" in event ? ` by ${event.by}` : ""}`);
    resolve();
  });
});
await one.tokens.logout();
await told;
try {
  await other.getAccountNumbers();
} catch (error) {
  if (error instanceof LoginRequiredError) console.log("other:", error.message);
}
await one.close();
await other.close();
