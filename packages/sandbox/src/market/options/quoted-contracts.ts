import { randomPoint } from "../prices/random.js";

/** The size that an option's quote shows; it changes by the minute. */
export function quotedContracts(seed: number, side: "bid" | "ask", time: number): number {
  return 21 + Math.floor(20 * randomPoint(seed, side === "bid" ? 1 : 2, Math.floor(time / 60_000)));
}
