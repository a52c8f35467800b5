import type { LevelOneService } from "@schwab-kit/streaming";

/** The parts of a REST quote whose members level one has too. */
const parts = ["quote", "reference", "regular", "fundamental"];

/** Where the stream has another name than REST, or none. */
const names: Readonly<Record<string, string | null>> = {
  "52WeekHigh": "highPrice52Week",
  "52WeekLow": "lowPrice52Week",
  askMICId: "askMicId",
  bidMICId: "bidMicId",
  lastMICId: "lastMicId",
  askTime: "askTimeMillis",
  bidTime: "bidTimeMillis",
  quoteTime: "quoteTimeMillis",
  tradeTime: "tradeTimeMillis",
  regularMarketTradeTime: "regularMarketTradeMillis",
  regularMarketPercentChange: "regularMarketChangePercent",
  markPercentChange: "markChangePercent",
  postMarketChange: "postMarketNetChange",
  postMarketPercentChange: "postMarketNetChangePercent",
  futurePercentChange: "futureChangePercent",
  nAV: "nav",
  divAmount: "annualDividendAmount",
  divYield: "dividendYield",
  exchange: "exchangeId",
  isHardToBorrow: "hardToBorrow",
  isShortable: "shortable",
  expirationType: "uvExpirationType",
  indAskPrice: "indicativeAskingPrice",
  indBidPrice: "indicativeBidPrice",
  indQuoteTime: "indicativeQuoteTime",
  // REST's own spelling.
  settlemetPrice: "futureSettlementPrice",
  settleTime: null,
  avg10DaysVolume: null,
  avg1YearVolume: null,
  divFreq: null,
  divPayAmount: null,
  eps: null,
  fundLeverageFactor: null,
  lastEarningsDate: null,
  sharesOutstanding: null,
};

const namesOf: Readonly<Record<LevelOneService, Readonly<Record<string, string | null>>>> = {
  LEVELONE_EQUITIES: { netPercentChange: "netChangePercent" },
  LEVELONE_OPTIONS: {},
  LEVELONE_FUTURES: {},
  LEVELONE_FUTURES_OPTIONS: {
    multiplier: "futureMultiplier",
    underlying: "underlyingSymbol",
    expirationDate: "futureExpirationDate",
    netChange: null,
    netPercentChange: null,
    markChange: null,
  },
  LEVELONE_FOREX: { netPercentChange: "changePercent" },
};

/** Shares in REST, lots of a hundred in the stream. */
const lots = new Set(["bidSize", "askSize", "regularMarketLastSize"]);
/** Booleans in REST, 1 and 0 in the stream. */
const flags = new Set(["isHardToBorrow", "isShortable"]);

/** Every member of a REST quote that level one has as well, by level one's names and in its units. */
export function levelOneOf(service: LevelOneService, quote: object): Record<string, unknown> {
  const { assetMainType, assetSubType, ...groups } = quote as Record<string, unknown>;
  const members = parts.flatMap((part) => Object.entries((groups[part] ?? {}) as object));
  const expected = members.flatMap(([member, value]) => {
    const name = namesOf[service][member] ?? names[member];
    if (name === null || namesOf[service][member] === null) return [];
    return [[name ?? member, inUnits(service, member, value)]];
  });
  return {
    assetMainType,
    ...(assetSubType !== undefined && { assetSubType }),
    ...Object.fromEntries(expected),
  };
}

function inUnits(service: LevelOneService, member: string, value: unknown): unknown {
  if (service === "LEVELONE_EQUITIES" && lots.has(member)) return Number(value) / 100;
  return flags.has(member) ? Number(value) : value;
}
