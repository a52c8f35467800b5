import type { Open } from "./open.js";

/** The securities that moved most. `screeners` is missing, or empty, when nothing has moved yet. */
export interface Movers {
  screeners?: Mover[];
}

/** Live answers and Schwab's specification share little more than the symbol; both names are here. */
export interface Mover {
  symbol?: string;
  description?: string;
  lastPrice?: number;
  netChange?: number;
  netPercentChange?: number;
  volume?: number;
  /** Of all the securities listed. */
  totalVolume?: number;
  /** Percent of `totalVolume`. */
  marketShare?: number;
  trades?: number;
  /** What the specification calls `lastPrice`. */
  last?: number;
  /** In the specification only, as a part or in dollars. */
  change?: number;
  /** In the specification only. */
  direction?: Open<"up" | "down">;
}
