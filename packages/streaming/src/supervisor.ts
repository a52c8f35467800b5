import type { SchwabKitError } from "@schwab-kit/core";
import { LASTING_MS, waitBefore } from "./backoff.js";
import type { Connection, ConnectionParts } from "./connection/connection.js";
import { type Ending, endingOf, isFinal, unreachable } from "./connection/ending.js";
import { logIn } from "./connection/log-in.js";
import type { StreamEvent, StreamReason, StreamState } from "./stream-event.js";
import type { StreamSettings } from "./stream-options.js";
import { sleep, within } from "./stream-timing.js";

export interface SupervisorParts {
  readonly settings: StreamSettings;
  readonly tell: (event: StreamEvent) => void;
  readonly data: ConnectionParts["data"];
  /** Whether a connection is needed for more than those who ask for one now. */
  readonly isWanted: () => boolean;
  /** Brings the subscriptions back on a new connection, before anybody else may use it. */
  readonly replay: (connection: Connection) => Promise<void>;
  /** A connection has ended. */
  readonly lost: () => void;
  /** The stream ended for a reason that trying again does not mend. */
  readonly stopped: (error: SchwabKitError) => void;
}

interface Waiter {
  readonly resolve: (connection: Connection) => void;
  readonly reject: (reason: unknown) => void;
}

/** Keeps a connection as long as one is needed, and tells every change of state with its reason. */
export class Supervisor {
  readonly #parts: SupervisorParts;
  readonly #closing: AbortController = new AbortController();
  readonly #waiters: Set<Waiter> = new Set();
  #state: StreamState = "idle";
  #run: Promise<void> | undefined;
  /** A connection that is logged in. */
  #current: Connection | undefined;
  /** One that has its subscriptions too. */
  #ready: Connection | undefined;
  #needs = 0;
  #pause: AbortController = new AbortController();
  #lastEnding: Ending | undefined;

  constructor(parts: SupervisorParts) {
    this.#parts = parts;
  }

  get state(): StreamState {
    return this.#state;
  }

  /** What went wrong last, while there is no connection because of it. */
  get lastError(): SchwabKitError | undefined {
    return this.#lastEnding?.error;
  }

  /** Does something that needs connections: while it goes on, they are made. */
  async needing<T>(work: () => Promise<T>): Promise<T> {
    this.#needs += 1;
    try {
      return await work();
    } finally {
      this.#needs -= 1;
      if (!this.#isNeeded()) this.#pause.abort();
    }
  }

  /** The connection, once there is one that is logged in and has its subscriptions. For what is `needing` it. */
  async connection(signal: AbortSignal): Promise<Connection> {
    signal.throwIfAborted();
    this.#closing.signal.throwIfAborted();
    if (this.#ready !== undefined && !this.#ready.isOver) return this.#ready;
    // Later, for who hears of its first step may ask for a connection, and is to find that it has begun.
    // Only what the caller gave can throw here: its backoff, or its timing.
    this.#run ??= Promise.resolve()
      .then(() => this.#supervise())
      .catch((error: unknown) => this.#stop(endingOf(error)));
    let waiter: Waiter | undefined;
    const leave = (): void => waiter?.reject(signal.reason);
    signal.addEventListener("abort", leave);
    try {
      return await new Promise<Connection>((resolve, reject) => {
        waiter = { resolve, reject };
        this.#waiters.add(waiter);
      });
    } finally {
      signal.removeEventListener("abort", leave);
      if (waiter !== undefined) this.#waiters.delete(waiter);
    }
  }

  /** Ends everything for good; what needs a connection from now on rejects with the error. */
  async close(reason: StreamReason, error: SchwabKitError): Promise<void> {
    if (this.#state !== "closed") {
      this.#change("closed", reason);
      this.#closing.abort(error);
      this.#pause.abort();
      this.#current?.close({ reason, error });
    }
    await this.#run;
  }

  #isNeeded(): boolean {
    return this.#needs > 0 || this.#parts.isWanted();
  }

  async #supervise(): Promise<void> {
    const { settings } = this.#parts;
    let failures = 0;
    let rejected: string | undefined;
    let why: StreamReason = "asked";
    while (!this.#closing.signal.aborted) {
      this.#change("connecting", why);
      const { ending, token, lastedMs } = await this.#oneConnection(rejected);
      if (this.#closing.signal.aborted) return;
      this.#lastEnding = ending;
      why = ending.reason;
      if (lastedMs >= LASTING_MS) {
        failures = 0;
        rejected = undefined;
      }
      if (ending.reason === "login-denied" && rejected === undefined && token !== undefined) {
        // The token may have run out, or been renewed elsewhere, since it was given out: one more try.
        rejected = token;
        continue;
      }
      rejected = undefined;
      if (isFinal(ending)) return this.#stop(ending);
      if (!this.#isNeeded()) return this.#rest(why, ending.error);
      if (why === "sleep") {
        failures = 0;
        continue;
      }
      failures += 1;
      const inMs = waitBefore(settings.backoff, failures);
      this.#change("waiting", why, ending.error, inMs);
      this.#pause = new AbortController();
      await sleep(settings.timing, inMs, this.#pause.signal);
      if (!this.#isNeeded()) return this.#rest(why);
      why = "retry";
    }
  }

  /** From the first step to the end of one connection. */
  async #oneConnection(
    rejected: string | undefined,
  ): Promise<{ ending: Ending; token: string | undefined; lastedMs: number }> {
    const { settings, tell, data, replay } = this.#parts;
    const { timing, connectMs } = settings;
    const trying = new AbortController();
    const signal = AbortSignal.any([trying.signal, this.#closing.signal]);
    let token: string | undefined;
    const using = (used: string): void => {
      token = used;
    };
    let connection: Connection | undefined;
    const late = (): Error => {
      const error = unreachable(`There was no connection to Schwab's streamer within ${connectMs} ms.`);
      trying.abort(error);
      return error;
    };
    try {
      const attempt = logIn({ settings, on: { tell, data }, rejected, using, signal });
      connection = await within(timing, connectMs, late, attempt);
      this.#current = connection;
      // `close` did not know this one yet, if it came while the login was on its way here.
      this.#closing.signal.throwIfAborted();
      await replay(connection);
      const since = timing.now();
      if (!connection.isOver) this.#isReady(connection);
      const ending = await connection.ended;
      return { ending, token, lastedMs: timing.now() - since };
    } catch (error) {
      const ending = connection?.isOver === true ? await connection.ended : endingOf(error);
      connection?.cut(ending);
      return { ending, token, lastedMs: 0 };
    } finally {
      this.#current = undefined;
      this.#ready = undefined;
      this.#parts.lost();
    }
  }

  #isReady(connection: Connection): void {
    this.#ready = connection;
    this.#lastEnding = undefined;
    this.#change("connected", "logged-in");
    for (const { resolve } of this.#waiters) resolve(connection);
  }

  // Whoever hears that it is over may want a connection at once, and is to begin a new run.

  #rest(reason: StreamReason, error?: SchwabKitError): void {
    this.#run = undefined;
    this.#change("idle", reason, error);
  }

  #stop({ reason, error }: Ending): void {
    this.#run = undefined;
    this.#parts.stopped(error);
    this.#change("stopped", reason, error);
  }

  #change(state: StreamState, reason: StreamReason, error?: SchwabKitError, inMs?: number): void {
    if (this.#state === "closed") return;
    this.#state = state;
    this.#parts.tell({ type: "state", state, reason, error, inMs });
  }
}
