import type { Open } from "../types/open.js";

export const PriceLinkBasis = {
  MANUAL: "MANUAL",
  BASE: "BASE",
  TRIGGER: "TRIGGER",
  LAST: "LAST",
  BID: "BID",
  ASK: "ASK",
  ASK_BID: "ASK_BID",
  MARK: "MARK",
  AVERAGE: "AVERAGE",
} as const;

export type PriceLinkBasis = Open<(typeof PriceLinkBasis)[keyof typeof PriceLinkBasis]>;

export const PriceLinkType = {
  VALUE: "VALUE",
  PERCENT: "PERCENT",
  TICK: "TICK",
} as const;

export type PriceLinkType = Open<(typeof PriceLinkType)[keyof typeof PriceLinkType]>;

/** What a trailing stop follows. */
export const StopPriceLinkBasis = {
  MANUAL: "MANUAL",
  BASE: "BASE",
  TRIGGER: "TRIGGER",
  LAST: "LAST",
  BID: "BID",
  ASK: "ASK",
  ASK_BID: "ASK_BID",
  MARK: "MARK",
  AVERAGE: "AVERAGE",
} as const;

export type StopPriceLinkBasis = Open<(typeof StopPriceLinkBasis)[keyof typeof StopPriceLinkBasis]>;

/** The unit of `stopPriceOffset`. */
export const StopPriceLinkType = {
  VALUE: "VALUE",
  PERCENT: "PERCENT",
  TICK: "TICK",
} as const;

export type StopPriceLinkType = Open<(typeof StopPriceLinkType)[keyof typeof StopPriceLinkType]>;

/** Which price sets a stop off. */
export const StopType = {
  STANDARD: "STANDARD",
  BID: "BID",
  ASK: "ASK",
  LAST: "LAST",
  MARK: "MARK",
} as const;

export type StopType = Open<(typeof StopType)[keyof typeof StopType]>;
