/** Where our name of a field isn't schwab-py's: what schwab-py calls it says something that the field is not. */
export const departures = {
  LEVELONE_EQUITIES: {
    // The year's sum; schwab-py's name reads as one payment's.
    DIVIDEND_AMOUNT: "annualDividendAmount",
    // -1, 0 or 1, where -1 stands for not known: no boolean, as which schwab-py's name reads.
    IS_SHORTABLE: "shortable",
  },
  LEVELONE_OPTIONS: {
    // The strike, a number.
    STRIKE_TYPE: "strikePrice",
    // Whether the contract is in the penny pilot, not whether it is a penny stock's.
    IS_PENNY: "isPennyPilot",
  },
} as const;

/** The same within a book. No aliases: commands can't name these fields. */
export const bookDepartures = {
  level: {
    // One shape serves both sides.
    BID_PRICE: "price",
    ASK_PRICE: "price",
    // What is bid or asked at the price; nothing of it was traded.
    TOTAL_VOLUME: "size",
    // Makers, of which one may have several bids.
    NUM_BIDS: "makerCount",
    NUM_ASKS: "makerCount",
    // The makers, where the book's own bids are levels.
    BIDS: "makers",
    ASKS: "makers",
  },
  maker: {
    // A market maker as often as an exchange.
    EXCHANGE: "id",
    BID_VOLUME: "size",
    ASK_VOLUME: "size",
    // A time: ms since midnight in New York.
    SEQUENCE: "quoteTime",
  },
} as const;
