import { createMarket } from "../src/market/market.js";
import { createStreamFeeds, type StreamFeeds } from "../src/streamer/feeds/stream-feeds.js";
import { createTrader } from "../src/trader/trader.js";
import { marketData } from "./support.js";

export type Json = Record<string, unknown>;

/** Before, in and after a regular session, at night, on a holiday, and around the changes of New York's clock. */
export const moments = [
  "2026-11-23T08:12:31-05:00",
  "2026-11-23T10:30:17-05:00",
  "2026-11-24T17:12:45-05:00",
  "2026-11-25T03:00:00-05:00",
  "2026-11-26T12:00:00-05:00",
  "2026-03-08T19:30:00-04:00",
  "2026-11-01T20:15:09-05:00",
  "2026-03-09T09:30:00-04:00",
];

/** The stream's feeds, and the REST answers of a sandbox with the same market at the same moment. */
export async function feedsBesideRest(moment: string): Promise<{
  time: number;
  feeds: StreamFeeds;
  read: <T>(path: string) => Promise<T>;
}> {
  const time = Date.parse(moment);
  const { read } = await marketData(time);
  return { time, feeds: feedsAt(time), read };
}

export function feedsAt(time: number): StreamFeeds {
  const market = createMarket();
  return createStreamFeeds({ market, trader: createTrader(market, () => time) });
}
