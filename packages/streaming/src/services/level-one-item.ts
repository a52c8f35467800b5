import type { Open } from "@schwab-kit/http-client";
import type { StreamItem } from "./stream-item.js";

/** What all level-one services' items have. Only what changed is there: everything but `key` may be missing. */
export interface LevelOneItem extends StreamItem {
  /** Field 0, when Schwab sends it; most often it sends `key` alone. */
  readonly symbol?: string;
  /** Whether the data is delayed instead of from the consolidated feed. */
  readonly delayed?: boolean;
  readonly assetMainType?: Open<
    | "BOND"
    | "EQUITY"
    | "ETF"
    | "EXTENDED"
    | "FOREX"
    | "FUTURE"
    | "FUTURE_OPTION"
    | "FUNDAMENTAL"
    | "INDEX"
    | "INDICATOR"
    | "MUTUAL_FUND"
    | "OPTION"
  >;
  readonly assetSubType?: Open<
    "ADR" | "CEF" | "COE" | "ETF" | "ETN" | "GDR" | "OEF" | "PRF" | "RGT" | "UIT" | "WAR"
  >;
  readonly cusip?: string;
}

/** The quote that results when a change is put on what was known before; a new object, with the newer timestamp. */
export function mergeLevelOne<Quote extends LevelOneItem>(known: Quote | undefined, delta: Quote): Quote {
  return { ...known, ...delta };
}
