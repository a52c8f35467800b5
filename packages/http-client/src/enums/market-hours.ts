import type { Open } from "../types/open.js";

export const MarketHoursMarket = {
  EQUITY: "equity",
  OPTION: "option",
  BOND: "bond",
  FUTURE: "future",
  FOREX: "forex",
} as const;

export type MarketHoursMarket = Open<(typeof MarketHoursMarket)[keyof typeof MarketHoursMarket]>;
