import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.js";
import type { Fault } from "./faults/fault.js";
import { createFaultList } from "./faults/fault-list.js";
import { createJournal, type JournalEntry } from "./journal/journal.js";
import { checkAdvance, checkMarketTime, checkSpeed } from "./market/check-market-clock.js";
import { parseCallbackUrls } from "./oauth/callback-urls.js";
import { createGrants } from "./oauth/grants.js";
import { openMarket } from "./open-market.js";
import { checkOptions, type SandboxOptions } from "./options.js";
import { ownAddress } from "./own-address.js";
import { createRateLimiter } from "./rate-limit/limit-requests.js";
import type { RateLimits } from "./rate-limit/rate-limits.js";
import type { StreamFault } from "./streamer/faults/stream-fault.js";
import { createStreamFaultList } from "./streamer/faults/stream-fault-list.js";
import { createStreamFeeds } from "./streamer/feeds/stream-feeds.js";
import { createStreamer } from "./streamer/streamer.js";
import { createStreamerInfo } from "./streamer/streamer-info.js";

/** A running sandbox. What it knows is in memory and ends with it, unless it has a `stateFile`. */
export interface Sandbox {
  /** Its origin, `http://127.0.0.1:<port>`: what takes the place of https://api.schwabapi.com. */
  readonly url: string;
  /** The key of the one registered app. */
  readonly appKey: string;
  /** The secret of the one registered app. */
  readonly appSecret: string;
  /** The registered callback URL, or several with commas. */
  readonly callbackUrl: string;
  /** The latest 10 000 requests and commands of streams, oldest first, without credentials and admin requests. */
  journal(): readonly JournalEntry[];
  clearJournal(): void;
  /** Ends every access token now; the login and its refresh token live on. */
  expireAccessTokens(): void;
  /** Ends the login's seven days now; access tokens live on to their own end. */
  expireRefreshTokens(): void;
  /** Ends the login with all its tokens, as when a person unlinks the app. */
  revokeTokens(): void;
  /** Lets a coming request fail. @throws TypeError when the fault is not one the sandbox can play. */
  addFault(fault: Fault): void;
  /** Lets something go wrong on the stream. @throws TypeError when it is nothing that the sandbox can play. */
  addStreamFault(fault: StreamFault): void;
  /** Drops the faults that have not happened yet, those of the stream too. */
  clearFaults(): void;
  /** Cuts every open stream now, without the closing handshake. */
  dropStreams(): void;
  /** The market's time, epoch milliseconds. */
  marketTime(): number;
  /** Lets the market go on from a moment, epoch milliseconds, of the years 2000 to 2100. Tokens don't notice. @throws TypeError */
  setMarketTime(time: number): void;
  /** Lets the market go on from so many milliseconds later. @throws TypeError */
  advanceMarket(ms: number): void;
  /** How many seconds of the market pass in one of the sandbox's clock, up to 1 000 000; 0 stops it. @throws TypeError */
  setMarketSpeed(speed: number): void;
  /** Counting starts anew. @throws TypeError for limits that are not valid. */
  setRateLimits(limits: RateLimits | "off"): void;
  /**
   * Puts purchases of one share, each sold at the same price at once, into the past of the MARGIN account: one
   * a minute until now, each with two transactions and two filled orders. Its cash and holdings don't change.
   * @throws TypeError for a count it cannot take.
   */
  addRoundTrips(count: number): void;
  /**
   * Saves accounts and orders in the `stateFile`.
   * @throws TypeError when there is none.
   * @throws Error when it cannot be written.
   */
  saveState(): Promise<void>;
  /**
   * Cuts open connections, frees the port, saves the state when there is a `stateFile`, and resolves when nothing is
   * left open. May be called again.
   * @throws Error when the state cannot be saved.
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a Schwab to develop and test against, over plain http on 127.0.0.1.
 * @throws TypeError for an option that is not valid.
 * @throws Error when the port cannot be had, or the `stateFile` not be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const checked = checkOptions(options);
  const callbackUrl = checked.callbackUrl ?? `https://127.0.0.1:${await freePort()}`;
  const closing = new AbortController();
  const journal = createJournal();
  const faults = createFaultList();
  const streamFaults = createStreamFaultList();
  const grants = createGrants(checked);
  const { market, marketClock, trader, saveState } = await openMarket(checked);
  const rateLimiter = createRateLimiter(checked.rateLimits, checked.now);

  const server = createServer();
  await listen(server, checked.port);
  const own = ownAddress(portOf(server));
  const streamerInfo = createStreamerInfo(own);
  const streamer = createStreamer({
    server,
    own,
    info: streamerInfo,
    grants,
    journal,
    faults: streamFaults,
    feeds: createStreamFeeds({ market, trader }),
    activity: trader.activity,
    marketClock,
    now: checked.now,
  });
  const app = createApp({
    ...checked,
    own,
    streamerInfo,
    streamFaults,
    streamer,
    callbackUrls: parseCallbackUrls(callbackUrl),
    grants,
    journal,
    faults,
    market,
    marketClock,
    trader,
    rateLimiter,
    closing: closing.signal,
  });
  // The adapter would otherwise put its own Request and Response in place of the process's.
  const listener = getRequestListener((request, env) => app(request, env), { overrideGlobalObjects: false });
  server.on("request", (incoming, outgoing) => void listener(incoming, outgoing));

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing.abort();
    streamer.close();
    closed ??= closeServer(server).then(saveState);
    return closed;
  };
  return {
    url: own.url,
    appKey: checked.appKey,
    appSecret: checked.appSecret,
    callbackUrl,
    journal: journal.entries,
    clearJournal: journal.clear,
    expireAccessTokens: grants.expireAccessTokens,
    expireRefreshTokens: grants.expireRefreshTokens,
    revokeTokens: grants.revoke,
    addFault: (fault) => void faults.add(fault),
    addStreamFault: (fault) => void streamFaults.add(fault),
    clearFaults() {
      faults.clear();
      streamFaults.clear();
    },
    dropStreams: streamer.drop,
    marketTime: marketClock.now,
    setMarketTime: (time) => marketClock.set(checkMarketTime(time)),
    advanceMarket: (ms) => marketClock.advance(checkAdvance(ms, marketClock.now())),
    setMarketSpeed: (speed) => marketClock.setSpeed(checkSpeed(speed)),
    setRateLimits: rateLimiter.set,
    addRoundTrips: trader.addRoundTrips,
    async saveState() {
      if (checked.stateFile === undefined)
        throw new TypeError("The sandbox has no stateFile to save its state in.");
      await saveState();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    const why = code === "EADDRINUSE" ? "another program has the port" : code;
    throw new Error(
      `The sandbox cannot listen on 127.0.0.1:${port}: ${why}. Give another port, or 0 for any free one.`,
      { cause: error },
    );
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server, 0);
  const port = portOf(server);
  await closeServer(server);
  return port;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
