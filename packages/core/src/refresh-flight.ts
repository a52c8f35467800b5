import type { Clock } from "./clock.js";
import { CoolDown } from "./cool-down.js";
import { delay } from "./delay.js";
import type { Endpoints } from "./endpoints.js";
import { ConfigError, LoginRequiredError, SchwabKitError, TokenEndpointError, TokenError } from "./errors.js";
import type { GrantKeeper } from "./grant-keeper.js";
import { isNewerGrant } from "./grant-order.js";
import type { GrantStore } from "./grant-store.js";
import type { HeldGrant } from "./held-grant.js";
import { nobodyLoggedIn } from "./nobody-logged-in.js";
import { refreshGrant } from "./token-endpoint.js";
import type { TokenEventListeners } from "./token-events.js";
import type { TokenManagerOptions } from "./token-manager-options.js";
import type { HeldLock } from "./token-storage.js";

/** As many as others can have been first in a row, when all went without the lock after a wait. */
const MAX_TRIES = 4;

export interface RefreshFlightParts {
  readonly store: GrantStore;
  readonly keeper: GrantKeeper;
  readonly listeners: TokenEventListeners;
  readonly endpoints: Endpoints;
  readonly clock: Clock;
  readonly random: () => number;
  readonly refreshTimeoutMs: number;
  readonly loginLifetimeSeconds: number;
  /** Limit of one hold of the storage's lock, milliseconds. */
  readonly holdMs: number;
  readonly options: Pick<TokenManagerOptions, "appKey" | "appSecret" | "fetch">;
}

/** Gets a grant that works, once for all who wait: from the storage if somebody else has renewed it, else by one POST. */
export class RefreshFlight {
  readonly #parts: RefreshFlightParts;
  readonly #coolDown: CoolDown;
  #flight: Promise<HeldGrant> | undefined;
  /** What the flight under way has last sent the refresh token of. */
  #tried: HeldGrant | undefined;
  /** The generation that `login-required` was last told of, so that it is told once. */
  #toldDead: number | undefined;

  constructor(parts: RefreshFlightParts) {
    this.#parts = parts;
    this.#coolDown = new CoolDown(parts.clock, parts.random);
  }

  /** The flight under way, joined, or a new one. */
  join(): Promise<HeldGrant> {
    this.#flight ??= this.#fly().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  /** Resolves when none is under way. Never rejects. */
  async settled(): Promise<void> {
    await this.#flight?.catch(() => {});
  }

  /** True while this grant's last refresh has failed so lately that none is begun. */
  isCoolingDown(held: HeldGrant): boolean {
    return this.#coolDown.failureOf(held.record.token.refresh_token) !== undefined;
  }

  async #fly(): Promise<HeldGrant> {
    const { keeper, store, holdMs, listeners } = this.#parts;
    this.#tried = undefined;
    try {
      if (keeper.held !== undefined && this.isCoolingDown(keeper.held)) {
        // Only a look, without the lock: the storage may have something newer.
        await keeper.load();
        const fresh = this.#fresh();
        if (fresh !== undefined) return fresh;
        this.#assertNotCoolingDown();
      }
      const grant = await listeners.afterwards(() =>
        store.locked({
          critical: (lock) => this.#renew(lock),
          holdMs,
          alreadyDone: async () => {
            await keeper.look();
            return this.#fresh();
          },
        }),
      );
      this.#coolDown.end();
      return grant;
    } catch (error) {
      return this.#afterFailure(error);
    }
  }

  /** Failing ahead of time costs nobody a token that still works. */
  #afterFailure(error: unknown): HeldGrant {
    const { keeper } = this.#parts;
    const held = keeper.held;
    const isLoginRequired = error instanceof LoginRequiredError;
    // That nobody was logged in says nothing of a login that came meanwhile.
    const failed = this.#tried ?? (isLoginRequired ? undefined : held);
    if (failed !== undefined && !this.isCoolingDown(failed)) {
      this.#coolDown.begin(failed.record.token.refresh_token, error);
    }
    // Nor does anybody need to hear of a login that has been replaced meanwhile.
    const isOfHeld = held === undefined || (failed !== undefined && hasSameRefreshToken(held, failed));
    if (isLoginRequired && (isOfHeld || this.isCoolingDown(held))) this.#tellDead(error);
    if (error instanceof SchwabKitError && held !== undefined && keeper.works(held)) return held;
    throw error;
  }

  async #renew(lock: HeldLock): Promise<HeldGrant> {
    const { keeper } = this.#parts;
    await keeper.look();
    if (this.#fresh() === undefined) {
      this.#assertNotCoolingDown();
      await this.#prepare(lock);
    }
    for (let refused: HeldGrant | undefined, tries = 1; ; tries++) {
      // Nothing is awaited from here to the POST, so that what is held now is what is refreshed.
      const fresh = this.#fresh();
      if (fresh !== undefined) return fresh.isSaved ? fresh : await keeper.save(fresh, lock);
      const held = this.#held();
      try {
        return await this.#refresh(held, lock);
      } catch (error) {
        if (!(error instanceof LoginRequiredError) || tries === MAX_TRIES) throw error;
        // Who holds the lock keeps others waiting: refused twice is enough.
        if (refused !== undefined && hasSameRefreshToken(held, refused)) throw error;
        refused = held;
        const stored = await this.#lookAgain();
        if (stored.accessToken !== held.accessToken && keeper.works(stored)) return stored;
        await this.#prepare(lock);
      }
    }
  }

  /**
   * A refresh token was refused. Before anybody is asked to log in: perhaps somebody else has used it up and is about
   * to store its successor, or has logged in. Even one that has not changed is tried once more.
   */
  async #lookAgain(): Promise<HeldGrant> {
    const { keeper, random } = this.#parts;
    await delay(100 + random() * 200);
    await keeper.look();
    return this.#held();
  }

  /** All that a POST needs, and last that the lock is still ours. @throws ConfigError, StorageError */
  async #prepare(lock: HeldLock): Promise<void> {
    const { store, options } = this.#parts;
    if (options.appKey === undefined) {
      throw new ConfigError(
        "config-missing",
        `The access token in ${store.description} has to be renewed, which takes the app key and app secret. Give both.`,
      );
    }
    await lock.assertHeld();
  }

  /** One POST; the minted grant is in memory before anything else can fail, then stored. */
  async #refresh(held: HeldGrant, lock: HeldLock): Promise<HeldGrant> {
    const { keeper, listeners, endpoints, options, refreshTimeoutMs: timeoutMs } = this.#parts;
    const { appKey = "", appSecret, fetch } = options;
    this.#tried = held;
    const { record, clockSkewMs } = await refreshGrant({
      ...this.#parts,
      appKey,
      appSecret,
      fetch,
      timeoutMs,
      record: held.record,
    });
    keeper.skewMs = clockSkewMs ?? keeper.skewMs;
    // Somebody has logged in while the POST was out: what it brought is of the login before.
    const seen = keeper.held;
    if (seen !== undefined && seen.record !== held.record && isNewerGrant(seen.record, record)) {
      // Anew, by what is known of our clock now.
      return keeper.hold(seen.record, seen);
    }
    const minted = keeper.hold(record, {
      revision: held.revision,
      isSaved: false,
    });
    const grant = await keeper.save(minted, lock);
    if (keeper.isRejected(grant.accessToken)) {
      throw new TokenEndpointError(
        "token-endpoint-answer-unrecognized",
        `The token endpoint ${endpoints.tokenEndpoint} gave the very access token that the API refuses. Try again later.`,
      );
    }
    listeners.tell({ type: "refreshed", accessTokenExpiresAt: grant.record.token.expires_at });
    return grant;
  }

  #held(): HeldGrant {
    const { keeper, store } = this.#parts;
    if (keeper.held === undefined) throw nobodyLoggedIn(store.description);
    return keeper.held;
  }

  #fresh(): HeldGrant | undefined {
    const { held } = this.#parts.keeper;
    return held !== undefined && this.#parts.keeper.isFresh(held) ? held : undefined;
  }

  /** @throws the last failure of the token endpoint, while this refresh token cools down from it */
  #assertNotCoolingDown(): void {
    const { keeper } = this.#parts;
    if (keeper.held === undefined) return;
    const failure = this.#coolDown.failureOf(keeper.held.record.token.refresh_token);
    // A storage that failed is asked again by every caller: that bothers no server.
    if (failure?.error instanceof TokenError) throw failure.error;
  }

  #tellDead(error: LoginRequiredError): void {
    const { keeper, listeners } = this.#parts;
    if (keeper.generation === this.#toldDead) return;
    this.#toldDead = keeper.generation;
    listeners.tell({ type: "login-required", error });
  }
}

function hasSameRefreshToken(a: HeldGrant, b: HeldGrant): boolean {
  return a.record.token.refresh_token === b.record.token.refresh_token;
}
