import { easyClient, equityBuyLimit, PriceHistoryFrequency, PriceHistoryPeriod } from "schwab-kit";
import { settings } from "../settings.part.js";

// client = schwab.auth.easy_client(api_key, app_secret, callback_url, token_path)
const client = await easyClient(settings);

// client.get_price_history_every_day("AAPL").json()["candles"][-1]
const { candles } = await client.getPriceHistoryEveryDay("AAPL");
console.log(candles?.length, candles?.at(-1)?.close);

// client.get_price_history("AAPL", period=client.PriceHistory.Period.TEN_DAYS, …)
const history = await client.getPriceHistory("AAPL", {
  periodType: "day",
  period: PriceHistoryPeriod.TEN_DAYS,
  frequencyType: "minute",
  frequency: PriceHistoryFrequency.EVERY_THIRTY_MINUTES,
});
console.log(history.candles?.length);

// response = client.place_order(hash, equity_buy_limit("AAPL", 1, "1.00"))
// Utils(client, hash).extract_order_id(response)
const [account] = await client.getAccountNumbers();
const { orderId } = await client.placeOrder(account?.hashValue ?? "", equityBuyLimit("AAPL", 1, "1.00"));
console.log(typeof orderId);
await client.close();
