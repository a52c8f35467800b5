import type { Market } from "../../market/market.js";
import { isMoversIndex, moversOf, screenerSorts } from "../../market/movers/movers.js";

type Json = Record<string, unknown>;

const keyPattern = new RegExp(`^(.+?)_(${screenerSorts.join("|")})_(0|1|5|10|30|60)$`);

/** @param ofOptions Whether the prefixes that begin with OPTION are meant, or all others. */
export function screenerOf(market: Market, ofOptions: boolean, key: string, time: number): Json | undefined {
  const [, prefix = "", word, minutes] = keyPattern.exec(key) ?? [];
  const sort = screenerSorts.find((each) => each === word);
  if (sort === undefined || !isMoversIndex(prefix) || prefix.startsWith("OPTION") !== ofOptions) {
    return undefined;
  }
  const frequency = Number(minutes);
  return {
    key,
    1: Math.floor(time / 1000) * 1000,
    2: sort,
    3: frequency,
    4: moversOf(market, prefix, sort, frequency, time),
  };
}
