import type { Instrument } from "../instrument.js";
import type { Snapshot } from "../snapshot.js";
import { futureOptionShape } from "./future-option-quote.js";
import { optionShape } from "./option-quote.js";
import { book, change, changeOf, day, fundamental, reference, traded, year } from "./quote-members.js";

type Json = Record<string, unknown>;

/** The parts of a quote that `fields` can choose from, in the order of Schwab's own message about them. */
export const quoteParts = ["fundamental", "reference", "extended", "quote", "regular"] as const;
export type QuotePart = (typeof quoteParts)[number];

/** What stands beside a quote's parts, and the parts that this kind of security has. */
export interface QuoteShape {
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
  OPTION: optionShape,
  FUTURE_OPTION: futureOptionShape,
};

function equity(s: Snapshot, assetSubType: string): QuoteShape {
  const { netChange, netPercentChange } = change(s);
  const regular = changeOf(s.regularLast, s.close);
  const afterwards = s.tradeTime > s.regularTradeTime && s.session !== "pre";
  const post = afterwards ? changeOf(s.last, s.regularLast) : { netChange: 0, netPercentChange: 0 };
  return {
    head: { assetMainType: "EQUITY", assetSubType, quoteType: "NBBO" },
    parts: {
      extended: extended(s),
      fundamental: fundamental(s),
      quote: {
        ...day(s),
        ...book(s),
        ...change(s),
        ...traded(s),
        askMICId: "XNAS",
        askTime: s.tradeTime,
        bidMICId: "XNAS",
        bidTime: s.tradeTime,
        lastMICId: "XADF",
        mark: s.last,
        markChange: netChange,
        markPercentChange: netPercentChange,
        postMarketChange: post.netChange,
        postMarketPercentChange: post.netPercentChange,
      },
      reference: { cusip: s.instrument.cusip, ...reference(s), isHardToBorrow: false, isShortable: true },
      regular: {
        regularMarketLastPrice: s.regularLast,
        regularMarketLastSize: 100,
        regularMarketNetChange: regular.netChange,
        regularMarketPercentChange: regular.netPercentChange,
        regularMarketTradeTime: s.regularTradeTime,
      },
    },
  };
}

/** The latest trade outside the regular session. In that session there is none yet, and all are zero. */
function extended(s: Snapshot): Json {
  if (s.session !== "regular") {
    return { ...book(s), lastPrice: s.last, mark: s.last, totalVolume: 0, tradeTime: s.tradeTime };
  }
  const none = { askPrice: 0, askSize: 0, bidPrice: 0, bidSize: 0, lastPrice: 0, lastSize: 0 };
  return { ...none, mark: 0, quoteTime: 0, totalVolume: 0, tradeTime: 0 };
}

function futureQuote(s: Snapshot): Json {
  const { tick, future } = s.instrument;
  const { netChange, netPercentChange } = change(s);
  const { "52WeekHigh": _high, "52WeekLow": _low, ...prices } = day(s);
  return {
    ...prices,
    ...book(s),
    ...traded(s),
    askTime: s.tradeTime,
    bidTime: s.tradeTime,
    futurePercentChange: netPercentChange,
    mark: s.last,
    netChange,
    openInterest: 2_100_000,
    quotedInSession: s.session === "regular",
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
    // In Chicago's time, from the evening before.
    futureTradingHours: "GLBX(de=1600;0=-17001600)",
    product: future?.product,
  };
}
