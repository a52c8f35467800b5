import type { Clock } from "./clock.js";
import type { TokenEvent } from "./token-events.js";
import { unref } from "./unref.js";

/** No timer is longer, milliseconds: one that was set before the machine slept, or its clock was moved, comes too late. */
const LONGEST_TIMER_MS = 30_000;

/** Tells in time that a login is about to end: at each use of it, and by a timer that keeps no process alive. */
export class LoginWatch {
  readonly #clock: Clock;
  readonly #before: readonly number[];
  readonly #tell: (event: TokenEvent) => void;
  #endsAt: number | undefined;
  #skewMs = 0;
  /** Seconds ahead of the end that are not told yet, furthest first. */
  #untold: readonly number[] = [];
  #isStarted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Epoch milliseconds of our own clock from which `check` has something to do. */
  dueFrom: number = Number.POSITIVE_INFINITY;

  /** @param before seconds ahead of the end of a login at which to tell */
  constructor(clock: Clock, before: readonly number[], tell: (event: TokenEvent) => void) {
    this.#clock = clock;
    this.#before = [...before].sort((a, b) => b - a);
    this.#tell = tell;
  }

  /** Watches the login that ends at these epoch seconds of the server's clock; none when undefined. */
  follow(endsAt: number | undefined, skewMs: number): void {
    if (endsAt !== this.#endsAt) this.#untold = endsAt === undefined ? [] : this.#before;
    this.#endsAt = endsAt;
    this.#skewMs = skewMs;
    this.#schedule();
  }

  /** Tells what is due at `now`, epoch milliseconds of our clock. Several warnings at once are one. */
  check(now: number): void {
    const endsAt = this.#endsAt;
    if (endsAt === undefined || now < this.dueFrom) return;
    const remaining = Math.max(0, Math.floor(endsAt - (now + this.#skewMs) / 1000));
    this.#untold = this.#untold.filter((ahead) => remaining > ahead);
    this.#schedule();
    this.#tell({ type: "login-expiring", loginExpiresAt: endsAt, remainingSeconds: remaining });
  }

  start(): void {
    this.#isStarted = true;
    this.#setTimer();
  }

  stop(): void {
    this.#isStarted = false;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    const [ahead] = this.#untold;
    this.dueFrom =
      ahead === undefined || this.#endsAt === undefined
        ? Number.POSITIVE_INFINITY
        : (this.#endsAt - ahead) * 1000 - this.#skewMs;
    this.#setTimer();
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    if (!this.#isStarted || this.dueFrom === Number.POSITIVE_INFINITY) return;
    const waitMs = Math.min(LONGEST_TIMER_MS, Math.max(0, this.dueFrom - this.#clock()));
    this.#timer = unref(
      setTimeout(() => {
        this.check(this.#clock());
        this.#setTimer();
      }, waitMs),
    );
  }
}
