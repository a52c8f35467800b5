import type { Server } from "node:http";
import type { ActivityFeed } from "../activity/activity-feed.js";
import type { Journal } from "../journal/journal.js";
import type { MarketClock } from "../market/market-clock.js";
import type { Grants } from "../oauth/grants.js";
import type { OwnAddress } from "../own-address.js";
import { acceptConnections } from "./accept-connections.js";
import { createConnection } from "./connection.js";
import type { StreamFaultList } from "./faults/stream-fault-list.js";
import type { StreamFeeds } from "./feeds/stream-feeds.js";
import { createSession, type Session } from "./session.js";
import type { StreamerInfo } from "./streamer-info.js";

/** The streaming server, on the sandbox's own port. */
export interface Streamer {
  /** Cuts all connections at once. */
  drop(): void;
  /** Cuts them, and takes no more. */
  close(): void;
}

export interface StreamerParts {
  readonly server: Server;
  readonly own: OwnAddress;
  readonly info: StreamerInfo;
  readonly grants: Grants;
  readonly journal: Journal;
  readonly faults: StreamFaultList;
  readonly feeds: StreamFeeds;
  readonly activity: ActivityFeed;
  readonly marketClock: MarketClock;
  readonly now: () => number;
}

/** Connections at once, most of which have not logged in: only one can. */
const mostConnections = 100;

export function createStreamer(parts: StreamerParts): Streamer {
  const { activity, marketClock, faults, now } = parts;
  const sessions = new Set<Session>();
  let loggedIn: Session | undefined;
  let isClosed = false;
  let isActivityToTell = false;
  let timer: NodeJS.Timeout | undefined;

  function tick(): void {
    for (const session of sessions) session.tick();
  }

  function tellActivity(): void {
    isActivityToTell = false;
    for (const session of sessions) session.deliver("ACCT_ACTIVITY");
  }

  marketClock.onChange(tick);
  // Once the engine has finished what it is doing.
  activity.subscribe(() => {
    if (!isActivityToTell) queueMicrotask(tellActivity);
    isActivityToTell = true;
  });

  acceptConnections({
    ...parts,
    hasRoom: () => !isClosed && sessions.size < mostConnections,
    accepted(socket, transport, host) {
      const session = createSession({
        ...parts,
        host,
        connection: createConnection({ socket, transport, faults, now }),
        marketTime: marketClock.now,
        loggedIn(session) {
          if (loggedIn !== session) loggedIn?.takeOver();
          loggedIn = session;
        },
      });
      sessions.add(session);
      timer ??= setInterval(tick, 1000);
      socket.on("message", (data) => session.receive(String(data)));
      // What is wrong with a frame, ws tells the other side by its closing code.
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sessions.delete(session);
        if (loggedIn === session) loggedIn = undefined;
        if (sessions.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      });
    },
  });

  function drop(): void {
    for (const session of sessions) session.cut();
  }

  return {
    drop,
    close() {
      isClosed = true;
      clearInterval(timer);
      drop();
    },
  };
}
