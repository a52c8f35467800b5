import { ConfigError } from "@schwab-kit/core";
import type { Operation } from "../operation.js";
import { type RateWindowStatus, SlidingWindow } from "./sliding-window.js";
import { runtimeTiming, type Timing } from "./timing.js";

export interface RateLimitsOptions {
  /**
   * How many orders may be placed, replaced and cancelled a minute, for each account: what was chosen when the
   * app was registered with Schwab, 0 to 120. 120 unless given; with 0 every such call is refused.
   */
  readonly orderWritesPerMinute?: number | undefined;
  /** How many other requests may go out a minute, all accounts together; 120 unless given. */
  readonly requestsPerMinute?: number | undefined;
  /** In place of the runtime's clock and timers. */
  readonly timing?: Timing | undefined;
}

export interface RateLimitsStatus {
  /** Everything but changes of orders. */
  readonly requests: RateWindowStatus;
  /** Changes of orders, by the account's hash; accounts without any in the last minute may be left out. */
  readonly orderWrites: Readonly<Record<string, RateWindowStatus>>;
}

/**
 * Schwab's limits for one app: in no 60 seconds do more requests go out than it allows. Give the same one to
 * all clients of the app in this process.
 */
export class RateLimits {
  readonly #timing: Timing;
  readonly #orderWritesPerMinute: number;
  readonly #requests: SlidingWindow;
  readonly #orderWrites = new Map<string, SlidingWindow>();

  /** @throws ConfigError `config-invalid` */
  constructor(options: RateLimitsOptions = {}) {
    const { orderWritesPerMinute = 120, requestsPerMinute = 120, timing = runtimeTiming } = options;
    checkRate("orderWritesPerMinute", orderWritesPerMinute, 0, 120);
    checkRate("requestsPerMinute", requestsPerMinute, 1, 1_000_000);
    this.#timing = timing;
    this.#orderWritesPerMinute = orderWritesPerMinute;
    this.#requests = new SlidingWindow(requestsPerMinute, timing);
  }

  /** How full the windows are, and how many requests wait. */
  status(): RateLimitsStatus {
    const orderWrites = [...this.#orderWrites].map(([hash, window]) => [hash, window.status()] as const);
    return { requests: this.#requests.status(), orderWrites: Object.fromEntries(orderWrites) };
  }

  /**
   * The window that an operation's requests go through. For `SchwabClient`.
   * @throws ConfigError `config-invalid` when it would change orders and the app may not
   */
  windowOf({
    method,
    changesOrdersOf,
  }: Pick<Operation<unknown>, "method" | "changesOrdersOf">): SlidingWindow {
    if (changesOrdersOf === undefined) return this.#requests;
    if (this.#orderWritesPerMinute === 0) {
      throw new ConfigError(
        "config-invalid",
        `A ${method} to orders was not sent: orderWritesPerMinute is 0, so this app may change no orders. If it ` +
          "may, give the number that was chosen when the app was registered with Schwab.",
      );
    }
    const known = this.#orderWrites.get(changesOrdersOf);
    if (known !== undefined) return known;
    for (const [hash, window] of this.#orderWrites) {
      const { counted, waiting, pausedMs } = window.status();
      if (counted + waiting + pausedMs === 0) this.#orderWrites.delete(hash);
    }
    const window = new SlidingWindow(this.#orderWritesPerMinute, this.#timing);
    this.#orderWrites.set(changesOrdersOf, window);
    return window;
  }
}

const shared = new WeakMap<object, RateLimits>();

/** The limits shared by all clients that take their tokens from the same source: one login is one app's. */
export function rateLimitsOf(tokens: object): RateLimits {
  const limits = shared.get(tokens) ?? new RateLimits();
  shared.set(tokens, limits);
  return limits;
}

function checkRate(name: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  throw new ConfigError("config-invalid", `${name} must be a whole number from ${least} to ${most}.`);
}
