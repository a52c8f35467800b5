import type { Clock } from "./clock.js";
import { checkCredentials } from "./credentials.js";
import { type Endpoints, endpointsOf } from "./endpoints.js";
import { ConfigError, LoginRequiredError, SchwabKitError, TokenEndpointError } from "./errors.js";
import { GrantStore, type StoredGrant } from "./grant-store.js";
import { type HeldGrant, holdGrant } from "./held-grant.js";
import { LoginWatch } from "./login-watch.js";
import { nobodyLoggedIn } from "./nobody-logged-in.js";
import { type TokenEventListener, TokenEventListeners } from "./token-events.js";
import type { GetAccessTokenOptions, LogoutResult, TokenManagerOptions } from "./token-manager-options.js";
import { isNewerGrant, type TokenRecord } from "./token-record.js";
import { LOGIN_LIFETIME_SECONDS, statusOf, type TokenStatus } from "./token-status.js";
import type { Revision } from "./token-storage.js";
import { unlessAborted } from "./unless-aborted.js";
import { unref } from "./unref.js";

const LONGEST_RETRY_MS = 60_000;

/**
 * Hands out access tokens that work, from one storage: from memory while fresh, else refreshed once for all
 * callers and stored before anyone needs it again. Never loses a minted token, never overwrites a newer grant.
 */
export class TokenManager {
  readonly #store: GrantStore;
  readonly #options: TokenManagerOptions;
  readonly #endpoints: Endpoints;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #loginLifetime: number;
  readonly #refreshTimeoutMs: number;
  readonly #listeners: TokenEventListeners = new TokenEventListeners();
  readonly #watch: LoginWatch;

  #held: HeldGrant | undefined;
  /** Milliseconds to add to our clock to get the server's. */
  #skewMs = 0;
  /** The last access token that the API refused. Nobody gets it again. */
  #rejected: string | undefined;
  #loading: Promise<void> | undefined;
  #flight: Promise<HeldGrant> | undefined;
  /** After a failed refresh none is begun before this moment while the token still works. */
  #quietUntil = 0;
  #quietMs = 0;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #saveRetryMs = 0;
  /** What `login-required` was last told about, so that it is told once. */
  #toldDead: string | undefined;
  #closed = false;

  /** @throws ConfigError `config-missing`, `config-invalid` */
  constructor(options: TokenManagerOptions) {
    if (options.appKey !== undefined) checkCredentials({ ...options, appKey: options.appKey });
    this.#options = options;
    this.#endpoints = endpointsOf(options.baseUrl);
    this.#clock = options.clock ?? Date.now;
    this.#random = options.random ?? Math.random;
    this.#watch = new LoginWatch(this.#clock, (event) => this.#listeners.tell(event));
    this.#loginLifetime = options.loginLifetimeSeconds ?? LOGIN_LIFETIME_SECONDS;
    this.#refreshTimeoutMs = options.refreshTimeoutMs ?? 30_000;
    this.#store = new GrantStore(options.storage, {
      issuer: this.#endpoints.issuer,
      acceptIssuer: options.acceptIssuer,
      random: this.#random,
    });
  }

  static {
    // Where the runtime has it; older browsers don't.
    if (Symbol.asyncDispose !== undefined) {
      Object.defineProperty(TokenManager.prototype, Symbol.asyncDispose, {
        value(this: TokenManager) {
          return this.close();
        },
      });
    }
  }

  declare [Symbol.asyncDispose]: () => Promise<void>;

  /**
   * A working access token.
   * @throws LoginRequiredError when nobody is logged in, or the login is over
   * @throws TokenEndpointError, StorageError, TokenError as the refresh or the storage had it
   * @throws the signal's reason when the caller aborts
   */
  getAccessToken(options?: GetAccessTokenOptions): Promise<string> {
    const now = this.#clock();
    if (now >= this.#watch.dueFrom) this.#checkLogin(now);
    const held = this.#held;
    if (
      held !== undefined &&
      now < held.renewFrom &&
      held.accessToken !== this.#rejected &&
      held.accessToken !== options?.rejected &&
      options?.signal?.aborted !== true
    ) {
      return held.answer;
    }
    return this.#getAccessToken(options ?? {});
  }

  async #getAccessToken({ rejected, signal }: GetAccessTokenOptions): Promise<string> {
    signal?.throwIfAborted();
    this.#assertOpen();
    if (this.#held === undefined) {
      await unlessAborted(this.#load(), signal);
      this.#assertOpen();
    }
    if (rejected !== undefined && (this.#held === undefined || this.#held.accessToken === rejected)) {
      this.#rejected = rejected;
    }
    const held = this.#held;
    if (held !== undefined && this.#works(held)) {
      const now = this.#clock();
      if (now < held.renewFrom || now < this.#quietUntil) return held.accessToken;
      if (now < held.waitFrom && this.#options.refreshAhead !== "wait") {
        // Nobody waits for it, and what goes wrong is told by events and by the next who has to wait.
        this.#renew().catch(() => {});
        return held.accessToken;
      }
    }
    let grant = await unlessAborted(this.#renew(), signal);
    // A flight that had settled on this very token before we knew it was refused.
    if (grant.accessToken === this.#rejected) grant = await unlessAborted(this.#renew(), signal);
    return grant.accessToken;
  }

  /**
   * Both clocks, as far as is known without asking the server: looks at the storage, changes nothing.
   * @throws StorageError, TokenError when what is stored can't be read
   */
  async status(): Promise<TokenStatus> {
    this.#assertOpen();
    await this.#load();
    return statusOf(this.#held?.record, {
      storage: this.#store.description,
      now: (this.#clock() + this.#skewMs) / 1000,
      loginLifetimeSeconds: this.#loginLifetime,
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
    await this.#store.revisionToReplace({ replaceUnreadable: true });
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
    await this.#settled();
    const revision = await this.#locked(() => this.#store.replace(grant, { replaceUnreadable }));
    this.#hold(grant, { revision, isSaved: true });
    this.#listeners.tell({ type: "adopted", from: "login", loggedInAt: grant.creation_timestamp });
  }

  /**
   * Removes the stored grant of this login, and of no newer one.
   * @throws StorageError, TokenError when what is stored can't be read or removed
   */
  async logout(): Promise<LogoutResult> {
    this.#assertOpen();
    await this.#settled();
    const cleared = await this.#locked(() => this.#store.remove(this.#held?.record.creation_timestamp));
    this.#drop();
    if (cleared) this.#listeners.tell({ type: "logged-out", by: "us" });
    return {
      cleared,
      advice:
        "The token is removed here. Schwab lets no program revoke it: to end the app's access for good, " +
        "remove the app on schwab.com, in the security settings for third-party access.",
    };
  }

  /** Tells of every change until the returned function is called. Keeps no process alive. */
  subscribe(listener: TokenEventListener): () => void {
    this.#assertOpen();
    this.#listeners.add(listener);
    this.#watch.start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#watch.stop();
    };
  }

  /** Waits for a refresh under way, makes a last try to store what isn't stored, and ends. The storage stays open. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#settled();
    if (this.#held?.isSaved === false) await this.#save(this.#held).catch(() => {});
    clearTimeout(this.#saveTimer);
    this.#watch.stop();
    this.#listeners.clear();
    this.#drop();
  }

  /** True while the token may be handed out: its time isn't over, and the API has not refused it. */
  #works(held: HeldGrant): boolean {
    return held.accessToken !== this.#rejected && this.#clock() < held.endsAt;
  }

  /** One look at the storage for all who ask at the same time. */
  #load(): Promise<void> {
    this.#loading ??= this.#readStored().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Takes over what is stored if it is newer than what we hold, or gone. */
  async #readStored(): Promise<void> {
    const stored = await this.#store.read();
    const held = this.#held;
    if (stored === undefined) return this.#dropSignedOut();
    if (held?.revision === stored.revision) return;
    if (held === undefined || !isNewerGrant(held.record, stored.record)) return this.#takeOver(stored);
    // An older grant came back, by a writer that compares nothing. Ours is to be stored again.
    this.#held = { ...held, revision: stored.revision, isSaved: false };
  }

  #takeOver({ record, revision }: StoredGrant): void {
    const isChange = this.#held !== undefined;
    this.#hold(record, { revision, isSaved: true });
    if (isChange)
      this.#listeners.tell({ type: "adopted", from: "storage", loggedInAt: record.creation_timestamp });
  }

  #renew(): Promise<HeldGrant> {
    this.#flight ??= this.#renewOnce().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  async #renewOnce(): Promise<HeldGrant> {
    try {
      const grant = await this.#locked(() => this.#renewLocked());
      this.#quietMs = 0;
      return grant;
    } catch (error) {
      this.#quietMs = Math.min(LONGEST_RETRY_MS, Math.max(5_000, this.#quietMs * 2));
      this.#quietUntil = this.#clock() + this.#quietMs * (0.5 + this.#random() / 2);
      if (error instanceof LoginRequiredError) this.#tellDead(error);
      // Failing ahead of time costs nobody a token that still works.
      const held = this.#held;
      if (error instanceof SchwabKitError && held !== undefined && this.#works(held)) return held;
      throw error;
    }
  }

  async #renewLocked(): Promise<HeldGrant> {
    await this.#readStored();
    const held = this.#held;
    if (held === undefined) throw nobodyLoggedIn(this.#store.description);
    if (this.#works(held) && this.#clock() < held.renewFrom) {
      return held.isSaved ? held : await this.#save(held);
    }
    try {
      return await this.#refresh(held);
    } catch (error) {
      if (!(error instanceof LoginRequiredError)) throw error;
      // Refused, but perhaps only because somebody else refreshed or logged in meanwhile.
      await this.#readStored();
      const now = this.#held;
      if (now === undefined) throw nobodyLoggedIn(this.#store.description);
      if (now.record.token.refresh_token === held.record.token.refresh_token) throw error;
      return this.#works(now) ? now : await this.#refresh(now);
    }
  }

  /** One POST; the minted grant is in memory before anything else can fail, then stored. */
  async #refresh(held: HeldGrant): Promise<HeldGrant> {
    const { appKey, appSecret, fetch } = this.#options;
    if (appKey === undefined) {
      throw new ConfigError(
        "config-missing",
        `The access token in ${this.#store.description} has to be renewed, which takes the app key and app secret. Give both.`,
      );
    }
    // Loaded when first needed: a process whose stored token is fresh never pays for it.
    const { refreshGrant } = await import("./token-endpoint.js");
    const { record, clockSkewMs } = await refreshGrant({
      endpoints: this.#endpoints,
      appKey,
      appSecret,
      fetch,
      clock: this.#clock,
      timeoutMs: this.#refreshTimeoutMs,
      record: held.record,
    });
    this.#skewMs = clockSkewMs;
    const grant = await this.#save(this.#hold(record, { revision: held.revision, isSaved: false }));
    if (grant.accessToken === this.#rejected) {
      throw new TokenEndpointError(
        "token-endpoint-answer-unrecognized",
        `The token endpoint ${this.#endpoints.tokenEndpoint} gave the very access token that the API refuses. Try again later.`,
      );
    }
    this.#listeners.tell({ type: "refreshed", accessTokenExpiresAt: grant.record.token.expires_at });
    return grant;
  }

  /**
   * Stores a minted grant, and gives what is held then: a newer stored one is taken over instead.
   * A failure is told, and tried again later.
   * @throws LoginRequiredError when somebody logged out meanwhile
   */
  async #save(grant: HeldGrant): Promise<HeldGrant> {
    clearTimeout(this.#saveTimer);
    let stored: StoredGrant | undefined;
    try {
      stored = await this.#store.saveRefreshed(grant.record, grant.revision);
    } catch (error) {
      this.#saveRetryMs = Math.min(LONGEST_RETRY_MS, Math.max(1_000, this.#saveRetryMs * 2));
      this.#saveTimer = unref(setTimeout(() => void this.#renew().catch(() => {}), this.#saveRetryMs));
      this.#listeners.tell({ type: "save-failed", error, retryInMs: this.#saveRetryMs });
      return grant;
    }
    this.#saveRetryMs = 0;
    if (stored === undefined) {
      this.#dropSignedOut();
      throw nobodyLoggedIn(this.#store.description);
    }
    if (stored.record !== grant.record) this.#takeOver(stored);
    else this.#held = { ...grant, revision: stored.revision, isSaved: true };
    return this.#held ?? grant;
  }

  #locked<T>(critical: () => Promise<T>): Promise<T> {
    // Longer than the one thing inside that takes long.
    return this.#store.locked(critical, this.#refreshTimeoutMs + 5_000);
  }

  /** Resolves when no refresh is under way. */
  async #settled(): Promise<void> {
    await this.#flight?.catch(() => {});
  }

  #hold(
    record: TokenRecord,
    stored: { readonly revision: Revision | undefined; readonly isSaved: boolean },
  ): HeldGrant {
    this.#held = holdGrant(record, { ...stored, clockSkewMs: this.#skewMs });
    this.#watch.follow(record.creation_timestamp + this.#loginLifetime, this.#skewMs);
    this.#checkLogin(this.#clock());
    return this.#held;
  }

  /** A warning that nobody hears is kept for the first who listens. */
  #checkLogin(now: number): void {
    if (this.#listeners.size > 0) this.#watch.check(now);
  }

  #drop(): void {
    this.#held = undefined;
    this.#watch.follow(undefined, 0);
  }

  /** Nothing is stored any more: somebody logged out, and what we hold goes too. */
  #dropSignedOut(): void {
    if (this.#held === undefined) return;
    this.#drop();
    this.#listeners.tell({ type: "logged-out", by: "somebody-else" });
  }

  #tellDead(error: LoginRequiredError): void {
    const dead = this.#held?.record.token.refresh_token ?? "";
    if (dead === this.#toldDead) return;
    this.#toldDead = dead;
    this.#listeners.tell({ type: "login-required", error });
  }

  #assertOpen(): void {
    if (this.#closed) {
      throw new SchwabKitError("manager-closed", "This TokenManager is closed. Make a new one.");
    }
  }
}
