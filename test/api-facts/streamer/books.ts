/** The fields of the three books by Schwab's streamer page, and schwab-py's names. */
export const book = [
  { number: 0, official: "Symbol", type: "string", schwabPy: "SYMBOL" },
  { number: 1, official: "Market Snapshot Time", type: "long", schwabPy: "BOOK_TIME" },
  { number: 2, official: "Bid Side Levels", type: "array", schwabPy: "BIDS" },
  { number: 3, official: "Ask Side Levels", type: "array", schwabPy: "ASKS" },
] as const;

/** A price level; schwab-py has other names for an ask's. */
export const bookLevel = [
  { number: 0, official: "Price", type: "double", schwabPy: "BID_PRICE", schwabPyAsk: "ASK_PRICE" },
  {
    number: 1,
    official: "Aggregate Size",
    type: "int",
    schwabPy: "TOTAL_VOLUME",
    schwabPyAsk: "TOTAL_VOLUME",
  },
  { number: 2, official: "Market Maker Count", type: "int", schwabPy: "NUM_BIDS", schwabPyAsk: "NUM_ASKS" },
  { number: 3, official: "Array of Market Makers", type: "array", schwabPy: "BIDS", schwabPyAsk: "ASKS" },
] as const;

/** A market maker of a level. The quote time is ms since midnight in New York on the live wire: 49786299. */
export const bookMaker = [
  { number: 0, official: "Market Maker ID", type: "string", schwabPy: "EXCHANGE", schwabPyAsk: "EXCHANGE" },
  { number: 1, official: "Size", type: "long", schwabPy: "BID_VOLUME", schwabPyAsk: "ASK_VOLUME" },
  { number: 2, official: "Quote Time", type: "long", schwabPy: "SEQUENCE", schwabPyAsk: "SEQUENCE" },
] as const;
