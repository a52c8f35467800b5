import { setTimeout as delay } from "node:timers/promises";
import type { Revision } from "@schwab-kit/core";
import { unlessAborted } from "@schwab-kit/core/support";
import { type Connection, PATIENCE_MS } from "./connection.js";
import type { StoredToken } from "./stored-token.js";
import { within } from "./within.js";

type Listener = (revision: Revision | undefined) => void;

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Where changes are heard from: a connection of its own, there only while somebody listens. */
export class ChangeFeed {
  readonly #connection: Connection;
  readonly #channel: string;
  readonly #token: StoredToken;
  readonly #listeners = new Set<{ readonly listener: Listener }>();
  #following: AbortController | undefined;
  #isClosed = false;

  constructor(connection: Connection, channel: string, token: StoredToken) {
    this.#connection = connection;
    this.#channel = channel;
    this.#token = token;
  }

  subscribe(listener: Listener): () => void {
    if (this.#isClosed) return () => {};
    const entry = { listener };
    this.#listeners.add(entry);
    if (this.#following === undefined) {
      this.#following = new AbortController();
      void this.#follow(this.#following.signal);
    }
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#stop();
  }

  #stop(): void {
    this.#following?.abort();
    this.#following = undefined;
  }

  /** Listens until told to end, connecting anew after pauses that keep no process alive. */
  async #follow(signal: AbortSignal): Promise<void> {
    const seen = this.#token.seen();
    let wasEverLive = false;
    let pauseMs = SHORTEST_PAUSE_MS;
    while (!signal.aborted) {
      const wasLive: boolean = await this.#listen(signal, (now) => wasEverLive || now !== seen).catch(
        () => false,
      );
      wasEverLive ||= wasLive;
      pauseMs = wasLive ? SHORTEST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await delay(pauseMs * (0.5 + Math.random() / 2), undefined, { ref: false, signal }).catch(() => {});
    }
  }

  /** One connection until it ends; true when it had come about. */
  async #listen(signal: AbortSignal, isNews: (now: Revision | undefined) => boolean): Promise<boolean> {
    const client = await this.#connection.subscriber();
    client.unref();
    const broken = new Promise<void>((resolve) => client.on("error", () => resolve()));
    let hasHeard = false;
    const hear = (message: string): void => {
      hasHeard = true;
      this.#tell(message === "" ? undefined : message);
    };
    try {
      const connecting = client.connect().then(() => client.subscribe(this.#channel, hear));
      await unlessAborted(within(connecting, PATIENCE_MS, { keepsAlive: false }), signal);
      // What changed while no connection stood; but a message that came meanwhile told something newer.
      const now = await this.#token.revision();
      if (isNews(now) && !hasHeard && !signal.aborted) this.#tell(now);
      await unlessAborted(broken, signal);
      return true;
    } finally {
      client.destroy();
    }
  }

  #tell(revision: Revision | undefined): void {
    for (const { listener } of [...this.#listeners]) {
      try {
        listener(revision);
      } catch {
        // The listener's bug: the others are told, and the connection goes on.
      }
    }
  }
}
