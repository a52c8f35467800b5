import type { ListedInstrument, OptionListing } from "../instrument.js";

const nasdaq = ["Q", "NASDAQ"] as const;
const nyse = ["N", "NYSE"] as const;

type Row = readonly [
  symbol: string,
  description: string,
  cusip: string,
  exchange: ListedInstrument["exchange"],
  basePrice: number,
  swing: number,
  togetherness: number,
  /** Millions of shares on an average day. */
  volume: number,
  /** Dollars per share and year, as the dividend. */
  earnings: number,
  dividend: number,
  /** With blanks between them. */
  indices: string,
];

/** The names and CUSIPs are real; prices and figures are made up. */
const rows: readonly Row[] = [
  ["AAPL", "APPLE INC", "037833100", nasdaq, 268, 1.5, 0.75, 48, 7.46, 1.04, "$DJI $SPX $COMPX"],
  ["MSFT", "MICROSOFT CORP", "594918104", nasdaq, 505, 1.3, 0.8, 21, 14.1, 3.64, "$DJI $SPX $COMPX"],
  ["NVDA", "NVIDIA CORP", "67066G104", nasdaq, 186, 2.2, 0.7, 180, 4.06, 0.04, "$DJI $SPX $COMPX"],
  ["AMZN", "AMAZON.COM INC", "023135106", nasdaq, 232, 1.7, 0.7, 41, 7.07, 0, "$DJI $SPX $COMPX"],
  ["GOOGL", "ALPHABET INC CLASS A", "02079K305", nasdaq, 289, 1.6, 0.7, 33, 10.1, 0.84, "$SPX $COMPX"],
  ["META", "META PLATFORMS INC CLASS A", "30303M102", nasdaq, 612, 1.9, 0.65, 15, 22.6, 2.1, "$SPX $COMPX"],
  ["TSLA", "TESLA INC", "88160R101", nasdaq, 402, 3, 0.55, 86, 1.44, 0, "$SPX $COMPX"],
  ["AVGO", "BROADCOM INC", "11135F101", nasdaq, 349, 2.2, 0.65, 22, 3.92, 2.36, "$SPX $COMPX"],
  ["COST", "COSTCO WHOLESALE CORP", "22160K105", nasdaq, 912, 1.2, 0.6, 2.2, 18.2, 5.2, "$SPX $COMPX"],
  ["NFLX", "NETFLIX INC", "64110L106", nasdaq, 112, 1.9, 0.5, 38, 2.39, 0, "$SPX $COMPX"],
  ["AMD", "ADVANCED MICRO DEVICES INC", "007903107", nasdaq, 228, 2.6, 0.6, 52, 1.92, 0, "$SPX $COMPX"],
  ["INTC", "INTEL CORP", "458140100", nasdaq, 36, 2.4, 0.5, 96, 0.06, 0, "$SPX $COMPX"],
  ["CSCO", "CISCO SYSTEMS INC", "17275R102", nasdaq, 77, 1.2, 0.65, 21, 2.56, 1.64, "$DJI $SPX $COMPX"],
  ["AMGN", "AMGEN INC", "031162100", nasdaq, 336, 1.2, 0.4, 2.6, 12.9, 9.52, "$DJI $SPX $COMPX"],
  [
    "HON",
    "HONEYWELL INTERNATIONAL INC",
    "438516106",
    nasdaq,
    196,
    1.2,
    0.65,
    4.3,
    9.3,
    4.76,
    "$DJI $SPX $COMPX",
  ],
  ["JPM", "JPMORGAN CHASE & CO", "46625H100", nyse, 301, 1.3, 0.7, 9.2, 20.2, 6, "$DJI $SPX"],
  ["V", "VISA INC CLASS A", "92826C839", nyse, 331, 1.1, 0.65, 6.4, 10.2, 2.68, "$DJI $SPX"],
  ["UNH", "UNITEDHEALTH GROUP INC", "91324P102", nyse, 322, 1.9, 0.35, 8.8, 19.2, 8.84, "$DJI $SPX"],
  ["HD", "HOME DEPOT INC", "437076102", nyse, 343, 1.3, 0.6, 4.1, 14.7, 9.2, "$DJI $SPX"],
  ["PG", "PROCTER & GAMBLE CO", "742718109", nyse, 148, 0.9, 0.45, 8.6, 6.85, 4.23, "$DJI $SPX"],
  ["JNJ", "JOHNSON & JOHNSON", "478160104", nyse, 205, 0.9, 0.4, 8.9, 10.3, 5.2, "$DJI $SPX"],
  ["KO", "COCA-COLA CO", "191216100", nyse, 70, 0.9, 0.45, 15, 3.02, 2.04, "$DJI $SPX"],
  ["WMT", "WALMART INC", "931142103", nyse, 105, 1.1, 0.5, 18, 2.86, 0.94, "$DJI $SPX"],
  ["MCD", "MCDONALDS CORP", "580135101", nyse, 309, 0.9, 0.45, 3.4, 11.7, 7.44, "$DJI $SPX"],
  ["DIS", "WALT DISNEY CO", "254687106", nyse, 104, 1.4, 0.6, 11, 6.8, 1.5, "$DJI $SPX"],
  ["BA", "BOEING CO", "097023105", nyse, 181, 1.9, 0.55, 9.8, 0, 0, "$DJI $SPX"],
  ["CAT", "CATERPILLAR INC", "149123101", nyse, 566, 1.6, 0.65, 3.9, 19.5, 6.04, "$DJI $SPX"],
  ["GS", "GOLDMAN SACHS GROUP INC", "38141G104", nyse, 789, 1.5, 0.7, 2.4, 49.2, 16, "$DJI $SPX"],
  ["IBM", "INTL BUSINESS MACHINES CORP", "459200101", nyse, 299, 1.4, 0.5, 5.1, 8.4, 6.72, "$DJI $SPX"],
  ["CVX", "CHEVRON CORP", "166764100", nyse, 152, 1.2, 0.45, 8.3, 7.1, 6.84, "$DJI $SPX"],
  ["VZ", "VERIZON COMMUNICATIONS INC", "92343V104", nyse, 41, 1, 0.3, 23, 4.69, 2.76, "$DJI $SPX"],
  ["XOM", "EXXON MOBIL CORP", "30231G102", nyse, 117, 1.2, 0.45, 15, 6.9, 4.12, "$SPX"],
  ["BAC", "BANK OF AMERICA CORP", "060505104", nyse, 52, 1.5, 0.7, 36, 3.67, 1.12, "$SPX"],
  ["PFE", "PFIZER INC", "717081103", nyse, 25, 1.2, 0.35, 47, 1.72, 1.72, "$SPX"],
  ["F", "FORD MOTOR CO", "345370860", nyse, 13, 1.7, 0.55, 62, 1.17, 0.6, "$SPX"],
  ["SCHW", "CHARLES SCHWAB CORP", "808513105", nyse, 93, 1.5, 0.65, 9.1, 4.27, 1.08, "$SPX"],
  ["BRK/B", "BERKSHIRE HATHAWAY INC CLASS B", "084670702", nyse, 498, 0.9, 0.7, 4.6, 31.2, 0, "$SPX"],
];

/** Those that have options. */
const listings = new Map<string, OptionListing>([
  ["AAPL", { root: "AAPL", strikeStep: 5, expires: "fridays" }],
  ["MSFT", { root: "MSFT", strikeStep: 5, expires: "fridays" }],
  ["NVDA", { root: "NVDA", strikeStep: 2.5, expires: "fridays" }],
  ["AMZN", { root: "AMZN", strikeStep: 5, expires: "fridays" }],
  ["GOOGL", { root: "GOOGL", strikeStep: 5, expires: "fridays" }],
  ["META", { root: "META", strikeStep: 5, expires: "fridays" }],
  ["TSLA", { root: "TSLA", strikeStep: 5, expires: "fridays" }],
  ["AMD", { root: "AMD", strikeStep: 5, expires: "fridays" }],
  ["JPM", { root: "JPM", strikeStep: 5, expires: "fridays" }],
  ["KO", { root: "KO", strikeStep: 1, expires: "fridays" }],
  ["BAC", { root: "BAC", strikeStep: 1, expires: "fridays" }],
  ["BRK/B", { root: "BRKB", strikeStep: 5, expires: "fridays" }],
]);

export const stocks: readonly ListedInstrument[] = rows.map((row) => {
  const [symbol, description, cusip, exchange, basePrice, swing, togetherness, volume, earnings, dividend] =
    row;
  const options = listings.get(symbol);
  return {
    symbol,
    kind: "EQUITY",
    description,
    cusip,
    exchange,
    basePrice,
    tick: 0.01,
    swing,
    togetherness,
    averageVolume: Math.round(volume * 1_000_000),
    earnings,
    dividend,
    indices: row[10].split(" "),
    ...(options !== undefined && { options }),
  };
});
