import { setTimeout as delay } from "node:timers/promises";
import type { Revision } from "@schwab-kit/core";
import { unlessAborted } from "@schwab-kit/core/support";
import { type Connection, PATIENCE_MS } from "./connection.js";
import { within } from "./within.js";

type Listener = (revision: Revision | undefined) => void;

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const unknown: unique symbol = Symbol("no revision known");
type Known = Revision | undefined | typeof unknown;

/** Where changes are heard from: a connection of its own, there only while somebody listens. */
export class ChangeFeed {
  readonly #connection: Connection;
  readonly #channel: string;
  readonly #readRevision: () => Promise<Revision | undefined>;
  readonly #listeners = new Set<{ readonly listener: Listener }>();
  #following: AbortController | undefined;

  constructor(connection: Connection, channel: string, readRevision: () => Promise<Revision | undefined>) {
    this.#connection = connection;
    this.#channel = channel;
    this.#readRevision = readRevision;
  }

  subscribe(listener: Listener): () => void {
    const entry = { listener };
    this.#listeners.add(entry);
    if (this.#following === undefined) {
      this.#following = new AbortController();
      void this.#follow(this.#following.signal);
    }
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size === 0) this.close();
    };
  }

  close(): void {
    this.#listeners.clear();
    this.#following?.abort();
    this.#following = undefined;
  }

  /** Listens until told to end, connecting anew after pauses that keep no process alive. */
  async #follow(signal: AbortSignal): Promise<void> {
    // Asked at once: what changes before the first connection stands must not be missed.
    let known = await this.#read();
    let pauseMs = SHORTEST_PAUSE_MS;
    while (!signal.aborted) {
      const wasLive = await this.#listen(known, signal).catch(() => false);
      if (wasLive) known = unknown;
      pauseMs = wasLive ? SHORTEST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await delay(pauseMs * (0.5 + Math.random() / 2), undefined, { ref: false, signal }).catch(() => {});
    }
  }

  /** One connection until it ends; true when it had come about. */
  async #listen(known: Known, signal: AbortSignal): Promise<boolean> {
    const client = await this.#connection.subscriber();
    client.unref();
    const ended = new Promise<void>((resolve) => {
      client.on("error", resolve);
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    let hasHeard = false;
    const hear = (message: string): void => {
      hasHeard = true;
      this.#tell(message === "" ? undefined : message);
    };
    try {
      const connecting = client.connect().then(() => client.subscribe(this.#channel, hear));
      await unlessAborted(within(connecting, PATIENCE_MS, { keepsAlive: false }), signal);
      const revision = await this.#read();
      // A message that came meanwhile told something newer.
      if (!hasHeard && !signal.aborted && revision !== unknown && revision !== known) this.#tell(revision);
      await ended;
      return true;
    } finally {
      client.destroy();
    }
  }

  async #read(): Promise<Known> {
    return await this.#readRevision().catch((): typeof unknown => unknown);
  }

  #tell(revision: Revision | undefined): void {
    for (const { listener } of [...this.#listeners]) {
      try {
        listener(revision);
      } catch (error) {
        // The listener's bug, reported as such and not as a broken connection.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
