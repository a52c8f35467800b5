import type { Snapshot } from "../../../market/market.js";
import type { LevelOneService, Quoted } from "./level-one-service.js";

type Json = Record<string, unknown>;

/** Shares in a lot, in which the stream counts where a quote counts shares. */
const lot = 100;

/** The one letter of each exchange that quotes name by its Market Identifier Code. */
const exchangeLetters: Readonly<Record<string, string>> = { XNAS: "Q", XADF: "D" };

/** Stocks, funds and indices. */
export const levelOneEquities: LevelOneService = {
  kinds: ["EQUITY", "ETF", "INDEX", "MUTUAL_FUND"],
  fields: [
    "symbol",
    "bidPrice",
    "askPrice",
    "lastPrice",
    "bidLots",
    "askLots",
    "askId",
    "bidId",
    "totalVolume",
    "lastSize",
    "highPrice",
    "lowPrice",
    "closePrice",
    "exchange",
    "marginable",
    "description",
    "lastId",
    "openPrice",
    "netChange",
    "52WeekHigh",
    "52WeekLow",
    "peRatio",
    "divAmount",
    "divYield",
    "nAV",
    "exchangeName",
    "dividendDate",
    "isRegularQuote",
    "isRegularTrade",
    "regularMarketLastPrice",
    "regularMarketLastLots",
    "regularMarketNetChange",
    "securityStatus",
    "mark",
    "quoteTime",
    "tradeTime",
    "regularMarketTradeTime",
    "bidTime",
    "askTime",
    "askMICId",
    "bidMICId",
    "lastMICId",
    "netPercentChange",
    "regularMarketPercentChange",
    "markChange",
    "markPercentChange",
    "hardToBorrowQuantity",
    "hardToBorrowRate",
    "hardToBorrow",
    "shortable",
    "postMarketChange",
    "postMarketPercentChange",
  ],
  besides: (s, quoted) => (quoted("bidPrice") === undefined ? {} : ofTraded(s, quoted)),
};

/** What only securities with a bid and an ask have. */
function ofTraded(s: Snapshot, quoted: Quoted): Json {
  const isRegular = s.tradeTime === s.regularTradeTime;
  return {
    bidLots: lots(quoted("bidSize")),
    askLots: lots(quoted("askSize")),
    regularMarketLastLots: lots(quoted("regularMarketLastSize")),
    bidId: letterOf(quoted("bidMICId")),
    askId: letterOf(quoted("askMICId")),
    lastId: letterOf(quoted("lastMICId")),
    marginable: true,
    nAV: 0,
    // The market knows a dividend's amount, and no date of one.
    dividendDate: "",
    isRegularQuote: isRegular,
    isRegularTrade: isRegular,
    // Below zero where there is none to tell: what is easy to borrow has no counted supply.
    hardToBorrowQuantity: -1,
    hardToBorrowRate: 0,
    hardToBorrow: Number(quoted("isHardToBorrow")),
    shortable: Number(quoted("isShortable")),
  };
}

function lots(shares: unknown): number {
  return Math.floor(Number(shares) / lot);
}

function letterOf(marketId: unknown): string | undefined {
  return exchangeLetters[String(marketId)];
}
