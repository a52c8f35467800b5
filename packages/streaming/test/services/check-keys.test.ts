import { ArgumentError } from "@schwab-kit/core";
import { expect, test } from "vitest";
import { checkKeys } from "../../src/services/check-keys.js";
import type { StreamService } from "../../src/services/stream-service.js";

const possible: Record<StreamService, string[]> = {
  LEVELONE_EQUITIES: ["AAPL", "BRK/B", "BAC/PRL", "$SPX", "$COMPX", "SPY", "VFIAX", "F", ".DJI", "EUR/USD"],
  LEVELONE_OPTIONS: ["AAPL  261218C00250000", "SPXW  261218P06915000", "GOOGL1261218C00002500"],
  LEVELONE_FUTURES: ["/ESZ26", "/ES", "/M2KH27", "/6EZ26"],
  LEVELONE_FUTURES_OPTIONS: ["./OZCZ26C565", "./EW1Z26P6850.5", "./E1AF27C7000:XCME"],
  LEVELONE_FOREX: ["EUR/USD", "XAU/USD"],
  NYSE_BOOK: ["IBM", "BRK/B"],
  NASDAQ_BOOK: ["AAPL"],
  OPTIONS_BOOK: ["AAPL  261218C00250000"],
  CHART_EQUITY: ["AAPL", "$SPX"],
  CHART_FUTURES: ["/ESZ26"],
  SCREENER_EQUITY: ["$SPX_VOLUME_5", "$SPX.X_TRADES_0", "EQUITY_ALL_AVERAGE_PERCENT_VOLUME_60"],
  SCREENER_OPTION: ["OPTION_CALL_PERCENT_CHANGE_DOWN_30"],
  ACCT_ACTIVITY: ["Account Activity"],
};

test.each(Object.entries(possible))("%s takes what may be one of its keys", (service, keys) => {
  expect(checkKeys(service as StreamService, keys)).toEqual(keys);
});

const impossible: readonly [StreamService, string, string][] = [
  ["LEVELONE_EQUITIES", "aapl", 'Did you mean "AAPL"?'],
  ["LEVELONE_EQUITIES", "/ESZ26", "a stock, fund or index is"],
  ["LEVELONE_EQUITIES", "./OZCZ26C565", "a stock, fund or index is"],
  ["LEVELONE_EQUITIES", "AAPL  261218C00250000", "a stock, fund or index is"],
  ["LEVELONE_EQUITIES", "GOOGL1261218C00002500", "a stock, fund or index is"],
  ["NYSE_BOOK", "brk/b", 'Did you mean "BRK/B"?'],
  ["LEVELONE_OPTIONS", "AAPL261218C00250000", 'Did you mean "AAPL  261218C00250000"?'],
  ["LEVELONE_OPTIONS", "aapl  261218c00250000", 'Did you mean "AAPL  261218C00250000"?'],
  ["LEVELONE_OPTIONS", "AAPL", "an option has 21 characters"],
  ["LEVELONE_OPTIONS", "AAPL  261318C00250000", "an option has 21 characters"],
  ["OPTIONS_BOOK", "AAPL", "an option has 21 characters"],
  ["LEVELONE_FUTURES", "ESZ26", "a future is as /ESZ26"],
  ["LEVELONE_FUTURES", "/esz26", 'Did you mean "/ESZ26"?'],
  ["CHART_FUTURES", "AAPL", "a future is as /ESZ26"],
  ["LEVELONE_FUTURES_OPTIONS", "/OZCZ26C565", "an option on a future is as"],
  ["LEVELONE_FUTURES_OPTIONS", "./OZCZ26", "an option on a future is as"],
  ["LEVELONE_FOREX", "EURUSD", "a currency pair is as EUR/USD"],
  ["LEVELONE_FOREX", "eur/usd", 'Did you mean "EUR/USD"?'],
  ["SCREENER_EQUITY", "$SPX_VOLUME_7", "a screener is as $SPX_VOLUME_5"],
  ["SCREENER_EQUITY", "$SPX_PRICE_5", "a screener is as $SPX_VOLUME_5"],
  ["SCREENER_OPTION", "_VOLUME_5", "a screener is as $SPX_VOLUME_5"],
];

test.each(impossible)("%s refuses %j", (service, key, message) => {
  expect(() => checkKeys(service, [key])).toThrow(ArgumentError);
  expect(() => checkKeys(service, [key])).toThrow(message);
});

test.each(Object.keys(possible) as StreamService[])("%s refuses what is no key anywhere", (service) => {
  for (const keys of [
    [],
    "AAPL",
    undefined,
    null,
    new Set(["AAPL"]),
    [7],
    [""],
    [" "],
    ["A,B"],
    [" AAPL"],
    ["AAPL\n"],
  ]) {
    expect(() => checkKeys(service, keys as never), JSON.stringify(keys)).toThrow(ArgumentError);
  }
});

test("a text instead of a list is refused with what to write", () => {
  expect(() => checkKeys("LEVELONE_EQUITIES", "AAPL" as never)).toThrow('write ["AAPL"]');
});

test("a repeated key counts once", () => {
  const keys = Object.freeze(["AAPL", "MSFT", "AAPL"]);
  expect(checkKeys("LEVELONE_EQUITIES", keys)).toEqual(["AAPL", "MSFT"]);
});

test("account activity has one key", () => {
  expect(() => checkKeys("ACCT_ACTIVITY", ["one", "two"])).toThrow("Schwab uses only the first");
});

test("a refusal shows no token, in any spelling", () => {
  const token = `I0.${"b2F1dGgyLmJkYy5zY2h3YWIuY29t".repeat(3)}@`;
  const refused = checked([token]);
  expect(refused).toContain("a stock, fund or index is");
  expect(refused.toLowerCase()).not.toContain(token.slice(0, 20).toLowerCase());
});

function checked(keys: readonly string[]): string {
  try {
    return checkKeys("LEVELONE_EQUITIES", keys).join();
  } catch (error) {
    return String(error);
  }
}
