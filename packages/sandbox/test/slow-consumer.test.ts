import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createActivityFeed } from "../src/activity/activity-feed.js";
import { createJournal } from "../src/journal/journal.js";
import { createMarketClock, type MarketClock } from "../src/market/market-clock.js";
import { createGrants } from "../src/oauth/grants.js";
import { ownAddress } from "../src/own-address.js";
import { createStreamFaultList } from "../src/streamer/faults/stream-fault-list.js";
import { createStreamer } from "../src/streamer/streamer.js";
import { createStreamerInfo } from "../src/streamer/streamer-info.js";
import { connectTo, loginParameters, type StreamSocket } from "./socket-support.js";
import { testTime } from "./support.js";

/** Somebody subscribed to a streamer that says a hundred kilobytes each second. */
async function talkativeStreamer(): Promise<{ stream: StreamSocket; marketClock: MarketClock }> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = ownAddress((server.address() as AddressInfo).port);
  const now = () => testTime;
  const marketClock = createMarketClock(now, 0);
  const grants = createGrants({
    now,
    accessTokenTtl: 1800,
    refreshTokenTtl: 604_800,
    rotateRefreshTokens: "off",
  });
  const info = createStreamerInfo(own);
  const streamer = createStreamer({
    server,
    own,
    info,
    grants,
    journal: createJournal(),
    faults: createStreamFaultList(),
    feeds: {
      whole: (_service, _key, time) => ({ 1: time, 2: "x".repeat(100_000) }),
      since: () => [],
      activity: () => [],
    },
    activity: createActivityFeed(),
    marketClock,
    now,
  });
  onTestFinished(() => {
    streamer.close();
    server.close();
  });
  const stream = await connectTo(info);
  await stream.ask("ADMIN", "LOGIN", loginParameters(info, grants.login().accessToken));
  await stream.ask("NYSE_BOOK", "SUBS", { keys: "KO", fields: "0,1,2" });
  return { stream, marketClock };
}

it("stops a stream whose other side doesn't read, and keeps no more for it", async () => {
  const { stream, marketClock } = await talkativeStreamer();
  stream.socket.pause();
  for (let second = 0; second < 1000; second += 1) marketClock.advance(1000);
  stream.socket.resume();
  expect(await stream.closed).toBe(1006);
  let frames = 0;
  let last = {};
  for (; stream.waiting() > 0; frames += 1) last = await stream.next();
  expect(last).toMatchObject({ notify: [{ content: { code: 30, msg: "Stop streaming due to slowness" } }] });
  expect(frames).toBeGreaterThan(160);
  expect(frames).toBeLessThan(500);
});

it("bears with one that reads late", async () => {
  const { stream, marketClock } = await talkativeStreamer();
  stream.socket.pause();
  for (let second = 0; second < 100; second += 1) marketClock.advance(1000);
  stream.socket.resume();
  // What was said at the subscription comes first.
  for (let frame = 0; frame < 101; frame += 1) await stream.data();
  expect((await stream.ask("ADMIN", "LOGOUT")).content.code).toBe(0);
});
