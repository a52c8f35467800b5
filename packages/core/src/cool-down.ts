import type { Clock } from "./clock.js";
import { TokenEndpointError } from "./errors.js";

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
/** What a server may ask for by `Retry-After` is believed up to an hour. */
const LONGEST_ASKED_MS = 3_600_000;

/**
 * Keeps failed refreshes apart: after each the next is not begun for a while, twice as long each time. Counts for the
 * one refresh token that failed, so that a new login never waits for an old one's failures.
 */
export class CoolDown {
  readonly #clock: Clock;
  readonly #random: () => number;
  #failure: { readonly refreshToken: string; readonly error: unknown; readonly at: number } | undefined;
  #lengthMs = 0;
  #untilMs = 0;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  begin(refreshToken: string, error: unknown): void {
    const isSame = this.#failure?.refreshToken === refreshToken;
    this.#lengthMs = isSame ? Math.min(LONGEST_MS, this.#lengthMs * 2) : FIRST_MS;
    const asked = error instanceof TokenEndpointError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    const at = this.#clock();
    this.#failure = { refreshToken, error, at };
    // With jitter, so that many processes that failed together don't come back together.
    const own = this.#lengthMs * (0.5 + this.#random() / 2);
    this.#untilMs = at + Math.max(own, Math.min(LONGEST_ASKED_MS, asked));
  }

  end(): void {
    this.#failure = undefined;
  }

  /** The failure that this refresh token still has to cool down from. */
  failureOf(refreshToken: string): { readonly error: unknown } | undefined {
    const failure = this.#failure;
    if (failure === undefined || failure.refreshToken !== refreshToken) return undefined;
    const now = this.#clock();
    // A clock set back would otherwise keep it cooling for as long.
    return now >= failure.at && now < this.#untilMs ? failure : undefined;
  }
}
