import { equityBuyLimit, OrderOutcomeUnknownError } from "schwab-kit";
import { client } from "../client.part.js";

const [account] = await client.getAccountNumbers();
const hash = account?.hashValue ?? "";
try {
  await client.placeOrder(hash, equityBuyLimit("AAPL", 10, "1.00"));
} catch (error) {
  if (!(error instanceof OrderOutcomeUnknownError)) throw error; // nothing was placed
  console.log(error.code, error.action);
  const known = await error.findOut();
  console.log(known.outcome, known.outcome === "placed" ? "found its id" : known.candidates.length);
}
const listed = await client.getOrdersForAccount(hash);
console.log("orders at 1.00:", listed.filter(({ price }) => price === 1).length);
await client.close();
