import type { Open } from "../types/open.js";

/** Which side of a chain. */
export const OptionContractType = {
  CALL: "CALL",
  PUT: "PUT",
  ALL: "ALL",
} as const;

export type OptionContractType = Open<(typeof OptionContractType)[keyof typeof OptionContractType]>;

/** What a chain lists: single contracts, theoretical values by one's own assumptions, or spreads. */
export const OptionStrategy = {
  SINGLE: "SINGLE",
  ANALYTICAL: "ANALYTICAL",
  COVERED: "COVERED",
  VERTICAL: "VERTICAL",
  CALENDAR: "CALENDAR",
  STRANGLE: "STRANGLE",
  STRADDLE: "STRADDLE",
  BUTTERFLY: "BUTTERFLY",
  CONDOR: "CONDOR",
  DIAGONAL: "DIAGONAL",
  COLLAR: "COLLAR",
  ROLL: "ROLL",
} as const;

export type OptionStrategy = Open<(typeof OptionStrategy)[keyof typeof OptionStrategy]>;

/** Which strikes of a chain, by where they stand to the underlying's price. */
export const OptionStrikeRange = {
  IN_THE_MONEY: "ITM",
  NEAR_THE_MONEY: "NTM",
  OUT_OF_THE_MONEY: "OTM",
  STRIKES_ABOVE_MARKET: "SAK",
  STRIKES_BELOW_MARKET: "SBK",
  STRIKES_NEAR_MARKET: "SNK",
  ALL: "ALL",
} as const;

export type OptionStrikeRange = Open<(typeof OptionStrikeRange)[keyof typeof OptionStrikeRange]>;

/** Standard contracts, or those that a split or merger has adjusted. */
export const OptionType = {
  STANDARD: "S",
  NON_STANDARD: "NS",
  ALL: "ALL",
} as const;

export type OptionType = Open<(typeof OptionType)[keyof typeof OptionType]>;

export const OptionExpirationMonth = {
  JANUARY: "JAN",
  FEBRUARY: "FEB",
  MARCH: "MAR",
  APRIL: "APR",
  MAY: "MAY",
  JUNE: "JUN",
  JULY: "JUL",
  AUGUST: "AUG",
  SEPTEMBER: "SEP",
  OCTOBER: "OCT",
  NOVEMBER: "NOV",
  DECEMBER: "DEC",
  ALL: "ALL",
} as const;

export type OptionExpirationMonth = Open<(typeof OptionExpirationMonth)[keyof typeof OptionExpirationMonth]>;

/** What the person counts as with the exchanges. */
export const OptionEntitlement = {
  PAYING_PRO: "PP",
  NON_PRO: "NP",
  NON_PAYING_PRO: "PN",
} as const;

export type OptionEntitlement = Open<(typeof OptionEntitlement)[keyof typeof OptionEntitlement]>;
