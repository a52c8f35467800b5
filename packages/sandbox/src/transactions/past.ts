import { tradingDayAt } from "../market/calendar/sessions.js";
import { cents } from "../trader/cents.js";
import type { TradingAccount } from "../trader/trader.js";

const day = 86_400_000;
const noon = day / 2;
/** 15:10 UTC, which is in the exchanges' day in summer and winter. */
const tradingHour = 15 * 3_600_000 + 600_000;

/** Dividends come every quarter of a year, this many days before the start of the market. */
const dividendDays = [403, 312, 221, 130, 39];

/** Lets an account's past happen: deposits, trades at the market's prices, and the dividends in between. */
export function replayPast(account: TradingAccount, start: number): void {
  const { deposits, trades } = account.data.past;
  const events = [
    ...deposits.map(({ daysAgo, dollars }) => ({
      daysAgo,
      happen: () => deposit(account, daysAgo, dollars),
    })),
    ...trades.map(({ daysAgo, symbol, quantity }) => ({
      daysAgo,
      happen: () => account.trade(symbol, quantity, openDay(start, daysAgo) + tradingHour),
    })),
    ...dividendDays.map((daysAgo) => ({ daysAgo, happen: () => payDividends(account, daysAgo) })),
  ];
  for (const { happen } of events.sort((a, b) => b.daysAgo - a.daysAgo)) happen();

  function deposit({ ledger, nextActivityId }: TradingAccount, daysAgo: number, dollars: number): void {
    const time = openDay(start, daysAgo) + noon;
    const description = "SCHWAB BANK TRANSFER";
    ledger.add({ type: "ACH_RECEIPT", activityId: nextActivityId(), time, dollars, description });
  }

  function payDividends({ ledger, nextActivityId }: TradingAccount, daysAgo: number): void {
    const time = openDay(start, daysAgo) + noon;
    for (const { instrument, quantity } of ledger.holdings()) {
      if (instrument.dividend === undefined) continue;
      ledger.add({
        type: "DIVIDEND_OR_INTEREST",
        activityId: nextActivityId(),
        time,
        dollars: cents((quantity * instrument.dividend) / 4),
        description: instrument.description,
        symbol: instrument.symbol,
      });
    }
  }
}

/** Midnight UTC of a day before the start; of the trading day before when the exchanges are closed. */
function openDay(start: number, daysAgo: number): number {
  const midnight = Math.floor(start / day) * day - daysAgo * day;
  return tradingDayAt("stock", midnight + noon).day * day;
}
