import { equityBuyLimit, equitySellLimit, OrderInvalidError, stopLimitOrder } from "schwab-kit";

console.log(JSON.stringify(equityBuyLimit("AAPL", 10, "181.15").build()));

try {
  stopLimitOrder(equitySellLimit("AAPL", 0, "181.15"), "181.20")
    .setSession("AM")
    .build();
} catch (error) {
  if (!(error instanceof OrderInvalidError)) throw error;
  for (const { rule, path, message } of error.findings) console.log(`${rule} at ${path}: ${message}`);
}
