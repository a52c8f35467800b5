import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createActivityFeed } from "../src/activity/activity-feed.js";
import { createJournal } from "../src/journal/journal.js";
import { createMarketClock, type MarketClock } from "../src/market/market-clock.js";
import { createGrants } from "../src/oauth/grants.js";
import { ownAddress } from "../src/own-address.js";
import { createStreamFaultList } from "../src/streamer/faults/stream-fault-list.js";
import type { StreamFeeds } from "../src/streamer/feeds/stream-feeds.js";
import { createStreamer } from "../src/streamer/streamer.js";
import { createStreamerInfo } from "../src/streamer/streamer-info.js";
import { connectTo, loginParameters, type StreamSocket } from "./socket-support.js";
import { testTime } from "./support.js";

/**
 * A streamer by itself, and somebody who is subscribed to the one book of which it says what is given here. `ended` is
 * when the streamer has let go of the connection.
 */
export async function streamerOf(
  whole: StreamFeeds["whole"],
): Promise<{ stream: StreamSocket; marketClock: MarketClock; ended: Promise<unknown> }> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = ownAddress((server.address() as AddressInfo).port);
  const now = (): number => testTime;
  const marketClock = createMarketClock(now, 0);
  const rules = { now, accessTokenTtl: 1800, refreshTokenTtl: 604_800, rotateRefreshTokens: "off" } as const;
  const grants = createGrants(rules);
  const info = createStreamerInfo(own);
  const streamer = createStreamer({
    server,
    own,
    info,
    grants,
    journal: createJournal(),
    faults: createStreamFaultList(),
    feeds: { whole, since: () => [], activity: () => [] },
    activity: createActivityFeed(),
    marketClock,
    now,
  });
  onTestFinished(() => {
    streamer.close();
    server.close();
  });
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const stream = await connectTo(info);
  const [transport] = await accepted;
  const ended = new Promise((resolve) => transport.once("close", resolve));
  await stream.ask("ADMIN", "LOGIN", loginParameters(info, grants.login().accessToken));
  await stream.ask("NYSE_BOOK", "SUBS", { keys: "KO", fields: "0,1,2" });
  return { stream, marketClock, ended };
}
