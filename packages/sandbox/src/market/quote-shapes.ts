import type { Instrument } from "./instrument.js";
import type { Snapshot } from "./market.js";
import { book, change, day, fundamental, reference, traded, year } from "./quote-members.js";

type Json = Record<string, unknown>;

/** The parts of a quote that `fields` can choose from, in the order of Schwab's own message about them. */
export const quoteParts = ["fundamental", "reference", "extended", "quote", "regular"] as const;
export type QuotePart = (typeof quoteParts)[number];

/** What stands beside a quote's parts, and the parts that this kind of security has. */
interface QuoteShape {
  readonly head: Json;
  readonly parts: Partial<Record<QuotePart, Json>>;
}

/** How Schwab sends each kind of security. */
export const quoteShapes: Record<Instrument["kind"], (snapshot: Snapshot) => QuoteShape> = {
  EQUITY: (s) => equity(s, "COE"),
  ETF: (s) => equity(s, "ETF"),
  INDEX: (s) => ({
    head: { assetMainType: "INDEX" },
    parts: {
      fundamental: fundamental(s),
      quote: { ...day(s), ...change(s), ...traded(s) },
      reference: reference(s),
    },
  }),
  MUTUAL_FUND: (s) => ({
    head: { assetMainType: "MUTUAL_FUND", assetSubType: "OEF" },
    parts: {
      fundamental: fundamental(s),
      quote: {
        ...year(s),
        ...change(s),
        ...traded(s),
        closePrice: s.close,
        lastPrice: s.last,
        nAV: s.last,
        securityStatus: "Normal",
      },
      reference: { cusip: s.instrument.cusip, ...reference(s) },
    },
  }),
  FUTURE: (s) => ({
    head: { assetMainType: "FUTURE" },
    parts: { quote: futureQuote(s), reference: futureReference(s) },
  }),
  FOREX: (s) => ({
    head: { assetMainType: "FOREX" },
    parts: {
      quote: {
        ...day(s),
        ...book(s),
        ...change(s),
        ...traded(s),
        mark: s.last,
        tick: s.instrument.tick,
        tickAmount: 0,
      },
      reference: { ...reference(s), isTradable: false },
    },
  }),
};

function equity(s: Snapshot, assetSubType: string): QuoteShape {
  const { netChange, netPercentChange } = change(s);
  return {
    head: { assetMainType: "EQUITY", assetSubType, quoteType: "NBBO" },
    parts: {
      extended: { ...book(s), lastPrice: s.last, mark: s.last, totalVolume: 0, tradeTime: s.time },
      fundamental: fundamental(s),
      quote: {
        ...day(s),
        ...book(s),
        ...change(s),
        ...traded(s),
        askMICId: "XNAS",
        askTime: s.time,
        bidMICId: "XNAS",
        bidTime: s.time,
        lastMICId: "XADF",
        mark: s.last,
        markChange: netChange,
        markPercentChange: netPercentChange,
        postMarketChange: 0,
        postMarketPercentChange: 0,
      },
      reference: { cusip: s.instrument.cusip, ...reference(s), isHardToBorrow: false, isShortable: true },
      regular: {
        regularMarketLastPrice: s.last,
        regularMarketLastSize: 100,
        regularMarketNetChange: netChange,
        regularMarketPercentChange: netPercentChange,
        regularMarketTradeTime: s.time,
      },
    },
  };
}

function futureQuote(s: Snapshot): Json {
  const { tick, future } = s.instrument;
  const { netChange, netPercentChange } = change(s);
  const { "52WeekHigh": _high, "52WeekLow": _low, ...prices } = day(s);
  return {
    ...prices,
    ...book(s),
    ...traded(s),
    askTime: s.time,
    bidTime: s.time,
    futurePercentChange: netPercentChange,
    mark: s.last,
    netChange,
    openInterest: 2_100_000,
    quotedInSession: true,
    settleTime: 0,
    tick,
    tickAmount: tick * (future?.multiplier ?? 0),
  };
}

function futureReference(s: Snapshot): Json {
  const { symbol, future } = s.instrument;
  return {
    ...reference(s),
    futureActiveSymbol: symbol,
    futureExpirationDate: future && Date.parse(future.expires),
    futureIsActive: true,
    futureIsTradable: true,
    futureMultiplier: future?.multiplier,
    futurePriceFormat: "D,D",
    futureSettlementPrice: s.close,
    product: future?.product,
  };
}
