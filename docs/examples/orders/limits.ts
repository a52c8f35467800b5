import { clientFromTokenFile, equityBuyLimit, OrderBeyondLimitsError, withinLimits } from "schwab-kit";
import { settings } from "../settings.part.js";

const limits = {
  largestQuantity: 100, // shares or contracts of a leg
  largestNotional: 20_000, // dollars
  furthestFromLast: 5, // percent
  allowedSymbols: ["AAPL", "MSFT"],
};
const client = await clientFromTokenFile({
  ...settings,
  beforePlace: withinLimits(limits, (symbols) => client.getQuotes(symbols)),
});
const [account] = await client.getAccountNumbers();
try {
  await client.placeOrder(account?.hashValue ?? "", equityBuyLimit("NVDA", 1000, "1.00"));
} catch (error) {
  if (!(error instanceof OrderBeyondLimitsError)) throw error;
  console.log(error.code);
  for (const { rule, message } of error.findings) console.log(`${rule}: ${message}`);
}
await client.close();
