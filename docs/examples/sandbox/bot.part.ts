import { type Client, equityBuyMarket } from "schwab-kit";

/** The bot under test: buys one share when the price is below a line. */
export async function bot(client: Client, hash: string, line: number): Promise<string> {
  const { AAPL } = await client.getQuote("AAPL");
  const price = AAPL?.quote?.lastPrice;
  if (price === undefined) return "no price";
  if (price >= line) return "waits";
  const { orderId } = await client.placeOrder(hash, equityBuyMarket("AAPL", 1));
  return orderId === "" ? "no order" : "bought";
}
