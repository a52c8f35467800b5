import type { Open } from "../open.js";

/** The expirations an underlying has options for, without the contracts. */
export interface OptionExpirationChain {
  expirationList?: OptionExpiration[];
  status?: string;
}

export interface OptionExpiration {
  /** `yyyy-MM-dd`. */
  expirationDate?: string;
  /** What Schwab's specification calls `expirationDate`. */
  expiration?: string;
  daysToExpiration?: number;
  /** End of month, end of quarter, the month's third Friday, or weekly. */
  expirationType?: Open<"M" | "Q" | "S" | "W">;
  /** At the morning's or the afternoon's prices. */
  settlementType?: Open<"A" | "P">;
  /** One root or several, with commas. */
  optionRoots?: string;
  standard?: boolean;
}
