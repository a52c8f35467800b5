import { expect, test } from "vitest";
import { createMarket } from "../../../packages/sandbox/src/market/market.js";
import { checkOrder } from "../../../packages/sandbox/src/orders/check-order.js";
import { createStreamFeeds } from "../../../packages/sandbox/src/streamer/feeds/stream-feeds.js";
import { createTrader } from "../../../packages/sandbox/src/trader/trader.js";
import { checkKeys } from "../../../packages/streaming/src/services/check-keys.js";
import { decodeItem } from "../../../packages/streaming/src/services/decode-item.js";
import type { StreamService } from "../../../packages/streaming/src/services/stream-service.js";
import { bookLevel, bookMaker } from "./books.js";
import type { FieldFacts, FieldType } from "./fact-types.js";
import { screenerItem } from "./screeners.js";
import { streamerServices } from "./services.js";

type Json = Readonly<Record<string, unknown>>;

/** A Friday, 10:30 in New York. */
const time = Date.parse("2026-11-20T15:30:00Z");
const market = createMarket();
const trader = createTrader(market, () => time);
const feeds = createStreamFeeds({ market, trader });

/** What each service is asked for: a security of each kind that it has. */
const keys: Record<StreamService, readonly string[]> = {
  LEVELONE_EQUITIES: ["AAPL", "BRK/B", "SPY", "SWPPX", "$SPX"],
  LEVELONE_OPTIONS: ["AAPL  261218C00225000", "SPXW  261218P05700000"],
  LEVELONE_FUTURES: ["/ESZ26"],
  LEVELONE_FUTURES_OPTIONS: ["./ESZ26C5700"],
  LEVELONE_FOREX: ["EUR/USD"],
  NYSE_BOOK: ["KO"],
  NASDAQ_BOOK: ["AAPL"],
  OPTIONS_BOOK: ["AAPL  261218C00225000"],
  CHART_EQUITY: ["AAPL"],
  CHART_FUTURES: ["/ESZ26"],
  SCREENER_EQUITY: ["$SPX_VOLUME_5"],
  SCREENER_OPTION: ["OPTION_CALL_TRADES_0"],
  ACCT_ACTIVITY: ["mine"],
};

/** What has a name on the wire instead of a number. */
const named: Readonly<Record<string, FieldType>> = {
  key: "string",
  seq: "int",
  delayed: "boolean",
  assetMainType: "string",
  assetSubType: "string",
  cusip: "string",
};

const services = Object.keys(keys) as StreamService[];

test.each(services)("what the sandbox streams of %s is what the facts say", (service) => {
  const { fields } = streamerServices[service];
  const items = itemsOf(service);
  expect(items.length).toBeGreaterThan(0);
  expect(items.flatMap((item) => surprisesIn(item, { ...named, ...typesOf(fields) }))).toEqual([]);
  const sent = new Set(items.flatMap((item) => Object.keys(item)));
  const missing = fields.map(({ number }) => number).filter((number) => !sent.has(String(number)));
  // The symbol comes as the key.
  expect(missing).toEqual([0]);
});

test.each(["NYSE_BOOK", "NASDAQ_BOOK", "OPTIONS_BOOK"] as const)(
  "the levels of %s are what the facts say",
  (service) => {
    const levels = itemsOf(service).flatMap((item) => [...(item["2"] as Json[]), ...(item["3"] as Json[])]);
    expect(levels.length).toBeGreaterThan(2);
    expect(levels.flatMap((level) => surprisesIn(level, typesOf(bookLevel)))).toEqual([]);
    const makers = levels.flatMap((level) => level["3"] as Json[]);
    expect(makers.length).toBeGreaterThan(2);
    expect(makers.flatMap((maker) => surprisesIn(maker, typesOf(bookMaker)))).toEqual([]);
  },
);

test.each(["SCREENER_EQUITY", "SCREENER_OPTION"] as const)(
  "the items of %s are what the facts say",
  (service) => {
    const items = itemsOf(service).flatMap((item) => item["4"] as Json[]);
    expect(items.length).toBeGreaterThan(0);
    expect(items.flatMap((item) => surprisesIn(item, screenerItem))).toEqual([]);
  },
);

test.each(services)(
  "the client takes the sandbox's keys of %s, and has a name for all that comes",
  (service) => {
    expect(checkKeys(service, keys[service])).toEqual(keys[service]);
    for (const wire of itemsOf(service)) {
      const item = decodeItem(service, JSON.parse(JSON.stringify(wire)), { timestamp: time });
      expect(item.problem).toBeUndefined();
      expect(Object.keys(item).filter((name) => /^\d+$/.test(name))).toEqual([]);
    }
  },
);

test("the sandbox's candles and activity are read as they were meant", () => {
  const [wire] = itemsOf("CHART_EQUITY");
  const candle = decodeItem("CHART_EQUITY", wire, { timestamp: time });
  expect(candle.openPrice).toBe(wire?.["2"]);
  expect(candle.volume).toBe(wire?.["6"]);
  const types = itemsOf("ACCT_ACTIVITY").map((item) =>
    decodeItem("ACCT_ACTIVITY", item, { timestamp: time }),
  );
  expect(types.map(({ messageType }) => messageType)).toEqual(types.map(({ eventType }) => eventType));
  const fill = types.find(({ messageType }) => messageType === "OrderFillCompleted");
  expect(fill?.event).toMatchObject({ ExecutionInfo: { ExecutionQuantity: "5" } });
});

function itemsOf(service: StreamService): readonly Json[] {
  if (service === "ACCT_ACTIVITY") return activity().map((item) => ({ ...item, key: "mine" }));
  return keys[service].flatMap((key) =>
    service.startsWith("CHART")
      ? feeds.since(service, key, time - 600_000, time)
      : [feeds.whole(service, key, time) ?? {}],
  );
}

/** What an order that is filled at once makes happen, once for all tests. */
function activity(): readonly Json[] {
  if (feeds.activity(0).length === 0) {
    const order = checkOrder(marketOrder, market.security);
    const [account] = trader.accounts();
    if ("problems" in order || account === undefined) throw new Error("The order could not be placed.");
    trader.engine.place(account, order);
  }
  return feeds.activity(0) as unknown as readonly Json[];
}

const marketOrder = {
  orderType: "MARKET",
  session: "NORMAL",
  duration: "DAY",
  orderStrategyType: "SINGLE",
  orderLegCollection: [
    { instruction: "BUY", quantity: 5, instrument: { symbol: "KO", assetType: "EQUITY" } },
  ],
};

function typesOf(fields: readonly FieldFacts[] | typeof bookLevel | typeof bookMaker) {
  return Object.fromEntries(fields.map(({ number, type }) => [String(number), type]));
}

/** The members that the facts don't have, or whose values are of another type. */
function surprisesIn(item: Json, types: Readonly<Record<string, FieldType>>): string[] {
  return Object.entries(item)
    .filter(([member, value]) => !fits(value, types[member]))
    .map(([member, value]) => `${member}: ${JSON.stringify(value)}`);
}

function fits(value: unknown, type: FieldType | undefined): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "boolean" || type === "string") return typeof value === type;
  if (type === "char") return typeof value === "string" && value.length === 1;
  if (type === "double") return Number.isFinite(value);
  return type !== undefined && Number.isSafeInteger(value);
}
