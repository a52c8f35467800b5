import type { Clock } from "./clock.js";
import type { TokenEvent } from "./token-events.js";
import { LOGIN_WARNINGS_SECONDS } from "./token-status.js";
import { unref } from "./unref.js";

const TICK_MS = 30_000;

/** Tells in time that a login is about to end: at each use of it, and by a tick that keeps no process alive. */
export class LoginWatch {
  readonly #clock: Clock;
  readonly #tell: (event: TokenEvent) => void;
  #endsAt: number | undefined;
  #skewMs = 0;
  /** Seconds ahead of the end that are not told yet, furthest first. */
  #untold: readonly number[] = [];
  #tick: ReturnType<typeof setInterval> | undefined;

  /** Epoch milliseconds of our own clock from which `check` has something to do. */
  dueFrom: number = Number.POSITIVE_INFINITY;

  constructor(clock: Clock, tell: (event: TokenEvent) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Watches the login that ends at these epoch seconds of the server's clock; none when undefined. */
  follow(endsAt: number | undefined, skewMs: number): void {
    if (endsAt !== this.#endsAt) {
      this.#untold = endsAt === undefined ? [] : LOGIN_WARNINGS_SECONDS;
    }
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
    this.#tick ??= unref(setInterval(() => this.check(this.#clock()), TICK_MS));
  }

  stop(): void {
    clearInterval(this.#tick);
    this.#tick = undefined;
  }

  #schedule(): void {
    const [ahead] = this.#untold;
    this.dueFrom =
      ahead === undefined || this.#endsAt === undefined
        ? Number.POSITIVE_INFINITY
        : (this.#endsAt - ahead) * 1000 - this.#skewMs;
  }
}
