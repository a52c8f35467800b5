import type { Clock } from "./clock.js";
import { checkCredentials } from "./credentials.js";
import { endpointsOf } from "./endpoints.js";
import { SchwabKitError } from "./errors.js";
import { GrantKeeper } from "./grant-keeper.js";
import { GrantStore } from "./grant-store.js";
import { expiringBefore } from "./login-expiring.js";
import { LoginWatch } from "./login-watch.js";
import { noLock } from "./no-lock.js";
import { RefreshFlight } from "./refresh-flight.js";
import { type TokenEventListener, TokenEventListeners } from "./token-events.js";
import type { GetAccessTokenOptions, LogoutResult, TokenManagerOptions } from "./token-manager-options.js";
import type { TokenRecord } from "./token-record.js";
import { LOGIN_LIFETIME_SECONDS, statusOf, type TokenStatus } from "./token-status.js";
import type { HeldLock } from "./token-storage.js";
import { unlessAborted } from "./unless-aborted.js";
import { unref } from "./unref.js";

/** How long a manager that is listened to may leave the storage unread, milliseconds; the same again after a failure. */
const FIRST_LOOK_MS = 30_000;

/**
 * Hands out access tokens that work, from one storage: from memory while fresh, else renewed once for all
 * callers and stored before anyone needs it again. Shares the login with every other manager of the same storage.
 * Never loses a minted token, never overwrites a newer grant.
 */
export class TokenManager {
  readonly #store: GrantStore;
  readonly #keeper: GrantKeeper;
  readonly #flight: RefreshFlight;
  readonly #listeners: TokenEventListeners = new TokenEventListeners();
  readonly #watch: LoginWatch;
  readonly #clock: Clock;
  readonly #loginLifetime: number;
  readonly #expiringBefore: readonly number[];
  readonly #refreshAhead: "background" | "wait";
  /** Limit of one hold of the storage's lock: longer than the one thing inside that takes long. */
  readonly #holdMs: number;
  #changing: Promise<unknown> | undefined;
  #storingAgain: Promise<void> | undefined;
  #unsubscribe: (() => void) | undefined;
  #firstLook: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** @throws ConfigError `config-missing`, `config-invalid` */
  constructor(options: TokenManagerOptions) {
    if (options.appKey !== undefined) checkCredentials({ ...options, appKey: options.appKey });
    const endpoints = endpointsOf(options.baseUrl);
    const clock = options.clock ?? Date.now;
    const random = options.random ?? Math.random;
    const refreshTimeoutMs = options.refreshTimeoutMs ?? 30_000;
    const loginLifetimeSeconds = options.loginLifetimeSeconds ?? LOGIN_LIFETIME_SECONDS;
    const listeners = this.#listeners;
    this.#clock = clock;
    this.#loginLifetime = loginLifetimeSeconds;
    this.#refreshAhead = options.refreshAhead ?? "background";
    this.#holdMs = refreshTimeoutMs + 5_000;
    this.#expiringBefore = expiringBefore(options);
    this.#watch = new LoginWatch(clock, this.#expiringBefore, (event) => listeners.tell(event));
    this.#store = new GrantStore(options.storage, {
      issuer: endpoints.issuer,
      acceptIssuer: options.acceptIssuer,
      random,
    });
    const shared = { store: this.#store, clock, listeners, loginLifetimeSeconds };
    this.#keeper = new GrantKeeper({ ...shared, watch: this.#watch, onUnsaved: () => this.#storeAgain() });
    this.#flight = new RefreshFlight({
      ...shared,
      keeper: this.#keeper,
      endpoints,
      random,
      refreshTimeoutMs,
      holdMs: this.#holdMs,
      options,
    });
    // Where the runtime has it; older browsers don't. Here, and not in the class: bundlers can't drop a class that acts.
    if (Symbol.asyncDispose !== undefined) {
      Object.defineProperty(this, Symbol.asyncDispose, { value: () => this.close() });
    }
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  /**
   * A working access token.
   * @throws LoginRequiredError when nobody is logged in, or the login is over
   * @throws TokenEndpointError, StorageError, TokenError as the refresh or the storage had it; for a moment after a
   *   failed refresh the same error again, without another request
   * @throws the signal's reason when the caller aborts
   */
  getAccessToken(options?: GetAccessTokenOptions): Promise<string> {
    const now = this.#clock();
    if (now >= this.#watch.dueFrom) this.#keeper.warn(now);
    const held = this.#keeper.held;
    if (
      held !== undefined &&
      now < held.renewFrom &&
      options?.rejected === undefined &&
      options?.signal?.aborted !== true
    ) {
      return held.answer;
    }
    return this.#getAccessToken(options ?? {});
  }

  async #getAccessToken({ rejected, signal }: GetAccessTokenOptions): Promise<string> {
    signal?.throwIfAborted();
    this.#assertOpen();
    const keeper = this.#keeper;
    if (rejected !== undefined) keeper.reject(rejected);
    if (keeper.held === undefined) {
      await unlessAborted(keeper.load(), signal);
      this.#assertOpen();
    }
    const held = keeper.held;
    if (held !== undefined && keeper.works(held)) {
      if (keeper.isFresh(held) || this.#flight.isCoolingDown(held)) return held.accessToken;
      if (this.#clock() < held.waitFrom && this.#refreshAhead !== "wait") {
        // Nobody waits for it, and what goes wrong is told by events and by the next who has to wait.
        this.#flight.join().catch(() => {});
        return held.accessToken;
      }
    }
    let grant = await unlessAborted(this.#flight.join(), signal);
    // A flight that had settled on this very token before it was refused, or before the machine slept.
    if (keeper.isRejected(grant.accessToken) || !keeper.works(grant)) {
      this.#assertOpen();
      grant = await unlessAborted(this.#flight.join(), signal);
    }
    return grant.accessToken;
  }

  /**
   * Both clocks, as far as is known without asking the server: looks at the storage, changes nothing.
   * @throws StorageError, TokenError when what is stored can't be read
   */
  async status(): Promise<TokenStatus> {
    this.#assertOpen();
    await this.#keeper.load();
    return statusOf(this.#keeper.held?.record, {
      storage: this.#store.description,
      now: (this.#clock() + this.#keeper.skewMs) / 1000,
      loginLifetimeSeconds: this.#loginLifetime,
      expiringBefore: this.#expiringBefore,
    });
  }

  /**
   * Asked before a person is sent to log in: whether the new grant could be kept at all.
   * @throws StorageError `storage-unwritable`, `storage-not-a-file`
   * @throws TokenError `issuer-mismatch` when another server's login is stored there
   */
  async prepareLogin(): Promise<void> {
    this.#assertOpen();
    await this.#store.assertWritable();
    await this.#store.replaceable({ replaceUnreadable: true });
  }

  /**
   * Takes the grant of a finished login and stores it over whatever is there.
   * @param options.replaceUnreadable also over bytes that can't be read; the storage keeps those aside
   * @throws TokenError `token-invalid`, `issuer-mismatch`
   * @throws StorageError when it could not be stored; the grant is then not taken
   */
  async adopt(
    record: TokenRecord,
    { replaceUnreadable = false }: { readonly replaceUnreadable?: boolean | undefined } = {},
  ): Promise<void> {
    this.#assertOpen();
    const grant = this.#store.check(record, "record of the new login");
    await this.#change(async () => {
      const { record: login, revision } = await this.#store.replace(grant, { replaceUnreadable });
      this.#keeper.hold(login, { revision, isSaved: true });
      this.#listeners.tell({ type: "adopted", from: "login", loggedInAt: grant.creation_timestamp });
    });
  }

  /**
   * Removes the stored grant of this login, and of no newer one.
   * @throws StorageError, TokenError when what is stored can't be read or removed
   */
  async logout(): Promise<LogoutResult> {
    this.#assertOpen();
    const cleared = await this.#change(async () => {
      const wasCleared = await this.#store.remove(this.#keeper.held?.record.creation_timestamp);
      this.#keeper.drop();
      if (wasCleared) this.#listeners.tell({ type: "logged-out", by: "us" });
      return wasCleared;
    });
    return {
      cleared,
      advice:
        "The token is removed here. Schwab lets no program revoke it: to end the app's access for good, " +
        "remove the app on schwab.com, in the security settings for third-party access.",
    };
  }

  /**
   * Tells of every change until the returned function is called; while anybody listens, of what other processes do
   * too, as far as the storage tells. Keeps no process alive.
   */
  subscribe(listener: TokenEventListener): () => void {
    this.#assertOpen();
    this.#listeners.add(listener);
    this.#watch.start();
    this.#unsubscribe ??= this.#store.subscribe(() => void this.#lookAgain());
    if (this.#firstLook === undefined) this.#lookForListener();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stopListening();
    };
  }

  /** Waits for a refresh under way, makes a last try to store what isn't stored, and ends. The storage stays open. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopListening();
    await this.#settled();
    const { held } = this.#keeper;
    if (held?.isSaved === false) await this.#keeper.save(held, noLock).catch(() => {});
    this.#listeners.clear();
    this.#keeper.stop();
  }

  /** One change of the stored login by a person: after what is under way, alone, and told of when it is done. */
  async #change<T>(critical: (lock: HeldLock) => Promise<T>): Promise<T> {
    const change = this.#settled().then(() =>
      this.#listeners.afterwards(() => this.#store.locked({ critical, holdMs: this.#holdMs })),
    );
    // At once, so that whoever waits for all changes waits for this one too.
    this.#changing = change;
    try {
      return await change;
    } finally {
      if (this.#changing === change) this.#changing = undefined;
    }
  }

  /** Whoever does nothing but listen is told, too, of an end that is near already. */
  #lookForListener(): void {
    clearTimeout(this.#firstLook);
    this.#firstLook = unref(
      setTimeout(() => {
        if (this.#keeper.held !== undefined) return;
        this.#keeper.load().catch(() => {
          // The storage is away, and may be back by the next look; unless nobody listens any more.
          if (this.#firstLook !== undefined) this.#lookForListener();
        });
      }, FIRST_LOOK_MS),
    );
  }

  /** Another process has stored something. What we store ourselves is looked at when that is done. */
  async #lookAgain(): Promise<void> {
    await this.#settled();
    // Not by a look that began before the change. What can't be read is an error for whoever needs it.
    if (!this.#closed) await this.#keeper.look().catch(() => {});
  }

  /** Stores a grant that could not be stored, or over which an older one was written. */
  #storeAgain(): void {
    if (this.#closed) return;
    this.#storingAgain ??= this.#store
      .locked({
        critical: async (lock) => {
          await this.#keeper.look();
          const { held } = this.#keeper;
          if (held?.isSaved === false) await this.#keeper.save(held, lock);
        },
        holdMs: this.#holdMs,
      })
      // A failed save has been told, and is tried again; so is one before which nothing could be read.
      .catch((error) => {
        if (this.#keeper.held?.isSaved === false) this.#keeper.saveFailed(error);
      })
      .finally(() => {
        this.#storingAgain = undefined;
      });
  }

  /** Resolves when nothing of ours is under way. */
  async #settled(): Promise<void> {
    const changing = this.#changing?.catch(() => {});
    await Promise.all([this.#flight.settled(), this.#storingAgain, changing]);
  }

  #stopListening(): void {
    this.#watch.stop();
    clearTimeout(this.#firstLook);
    this.#firstLook = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #assertOpen(): void {
    if (this.#closed) {
      throw new SchwabKitError("manager-closed", "This TokenManager is closed. Make a new one.");
    }
  }
}
