import type { Timing } from "./timing.js";
import type { Turn, Wait } from "./turn.js";

/** One more than a minute's milliseconds, because a minute's first and last moment both belong to it. */
const COUNTED_MS = 60_001;
/** The longest pause that callers wait out. A longer one is told to them as an error, at once. */
export const LONGEST_PAUSE_MS = 60_000;

/** The state of one window at this moment. */
export interface RateWindowStatus {
  readonly perMinute: number;
  /** The requests under way and those that ended within the last minute. */
  readonly counted: number;
  /** The requests that wait for their turn. */
  readonly waiting: number;
  /** What is left of a pause after a 429, milliseconds; 0 when there is none. */
  readonly pausedMs: number;
}

interface Waiter {
  readonly turn: Turn;
  readonly admit: () => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * Lets a limited number of requests out in any minute, first come first served. A request counts from the
 * moment it goes out until a minute after its end: when Schwab counts it lies somewhere between, so that its
 * minutes hold no more than ours, however fast or slow the network is.
 */
export class SlidingWindow {
  readonly #perMinute: number;
  readonly #timing: Timing;
  readonly #waiting: Waiter[] = [];
  #underWay = 0;
  /** When the others that still count ended, oldest first. */
  readonly #ended: number[] = [];
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #cancelTimer: (() => void) | undefined;

  constructor(perMinute: number, timing: Timing) {
    this.#perMinute = perMinute;
    this.#timing = timing;
  }

  /** Resolves when the request may go out; `release` has to follow. Rejects with the signal's reason or `tooLong`'s error. */
  take(turn: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      const { call, signal } = turn;
      if (signal?.aborted) return reject(signal.reason);
      const { pausedMs } = this.status();
      if (pausedMs > LONGEST_PAUSE_MS) return reject(turn.tooLong(pausedMs));
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal?.reason);
        this.#serve();
      };
      const settled = (): void => signal?.removeEventListener("abort", onAbort);
      const waiter: Waiter = {
        turn,
        admit() {
          settled();
          resolve();
        },
        refuse(reason) {
          settled();
          reject(reason);
        },
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      const later = this.#waiting.findIndex((other) => other.turn.call > call);
      this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, waiter);
      this.#serve();
      const position = this.#waiting.indexOf(waiter);
      if (position >= 0) turn.onWait(this.#waitAt(position));
    });
  }

  /** Ends a turn. One in which nothing was sent doesn't count. */
  release({ sent }: { readonly sent: boolean }): void {
    this.#underWay--;
    if (sent) this.#ended.push(this.#timing.now());
    this.#serve();
  }

  /** Lets nothing out for so long, milliseconds; a pause that is longer already stays. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#timing.now() + milliseconds);
    if (milliseconds > LONGEST_PAUSE_MS) {
      for (const { turn, refuse } of this.#waiting.splice(0)) refuse(turn.tooLong(milliseconds));
    }
    this.#serve();
  }

  status(): RateWindowStatus {
    const now = this.#timing.now();
    this.#forget(now);
    return {
      perMinute: this.#perMinute,
      counted: this.#underWay + this.#ended.length,
      waiting: this.#waiting.length,
      pausedMs: Math.ceil(Math.max(0, this.#pausedUntil - now)),
    };
  }

  /** The only timer is for the first in line, so that without one nothing keeps the process alive. */
  #serve(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    while (this.#waiting.length > 0) {
      const { forMs } = this.#waitAt(0);
      if (forMs > 0) {
        this.#cancelTimer = this.#timing.after(forMs, () => this.#serve());
        return;
      }
      this.#underWay++;
      this.#waiting.shift()?.admit();
    }
  }

  #waitAt(position: number): Wait {
    const now = this.#timing.now();
    this.#forget(now);
    const free = this.#perMinute - this.#underWay - this.#ended.length;
    const index = (position % this.#perMinute) - free;
    // One under way ends now at the earliest.
    const firstFree = index < 0 ? now : (this.#ended[index] ?? now) + COUNTED_MS;
    const freeAt = firstFree + Math.floor(position / this.#perMinute) * COUNTED_MS;
    const isPaused = this.#pausedUntil > freeAt;
    return {
      because: isPaused ? "paused" : "limit",
      forMs: Math.ceil(Math.max(0, (isPaused ? this.#pausedUntil : freeAt) - now)),
      waiting: this.#waiting.length,
    };
  }

  #forget(now: number): void {
    while ((this.#ended[0] ?? now) + COUNTED_MS <= now) this.#ended.shift();
  }
}
