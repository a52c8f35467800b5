import type { Clock } from "./clock.js";
import { isNewerGrant, isSameGrant } from "./grant-order.js";
import type { GrantStore, StoredGrant } from "./grant-store.js";
import { expired, type HeldGrant, holdGrant } from "./held-grant.js";
import type { LoginWatch } from "./login-watch.js";
import { nobodyLoggedIn } from "./nobody-logged-in.js";
import { RecentSet } from "./recent-set.js";
import type { TokenEventListeners } from "./token-events.js";
import type { TokenRecord } from "./token-record.js";
import type { HeldLock, Revision } from "./token-storage.js";
import { unref } from "./unref.js";

const FIRST_RETRY_MS = 1_000;
/** More than a manager can meet within the life of a token. */
const MAX_REJECTED = 32;
const LONGEST_RETRY_MS = 60_000;

export interface GrantKeeperParts {
  readonly store: GrantStore;
  readonly clock: Clock;
  readonly watch: LoginWatch;
  readonly listeners: TokenEventListeners;
  readonly loginLifetimeSeconds: number;
  /** Called when what is held has to be stored again. */
  readonly onUnsaved: () => void;
}

/**
 * The grant in memory, and its agreement with the stored one: the newer of the two counts, and ends up in both. Only
 * a sign-out elsewhere takes a grant out of memory.
 */
export class GrantKeeper {
  readonly #parts: GrantKeeperParts;
  /** The access tokens that the API refused: nobody gets one of them again, wherever it turns up. */
  readonly #rejected: RecentSet = new RecentSet(MAX_REJECTED);
  #held: HeldGrant | undefined;
  #hasLooked = false;
  #loading: Promise<void> | undefined;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #saveRetryMs = 0;

  /** Milliseconds to add to our clock to get the server's. */
  skewMs = 0;
  /** Another number for each grant that was held since the beginning, and for none. */
  generation = 0;

  constructor(parts: GrantKeeperParts) {
    this.#parts = parts;
  }

  get held(): HeldGrant | undefined {
    return this.#held;
  }

  /** True while the token may be handed out: its time isn't over, and the API has not refused it. */
  works(held: HeldGrant): boolean {
    return this.#parts.clock() < held.endsAt;
  }

  /** True while nobody needs a newer one. */
  isFresh(held: HeldGrant): boolean {
    return this.#parts.clock() < held.renewFrom;
  }

  /** Notes that the API refused this access token. */
  reject(accessToken: string): void {
    this.#rejected.add(accessToken);
    if (this.#held?.accessToken === accessToken) this.#held = expired(this.#held);
  }

  isRejected(accessToken: string): boolean {
    return this.#rejected.has(accessToken);
  }

  /** One look at the storage for all who ask at the same time. */
  load(): Promise<void> {
    this.#loading ??= this.look().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Takes over what is stored if it is newer than what we hold, or gone. */
  async look(): Promise<void> {
    const before = this.generation;
    const stored = await this.#parts.store.read();
    // What was found is from before a change of ours.
    if (this.generation !== before) return await this.look();
    const hasLooked = this.#hasLooked;
    this.#hasLooked = true;
    const held = this.#held;
    if (stored === undefined) return this.#dropSignedOut();
    if (held?.revision === stored.revision) return;
    if (held === undefined) this.#takeOver(stored, { isChange: hasLooked });
    else if (isSameGrant(held.record, stored.record)) this.#noteSaved(held, stored.revision);
    else if (!isNewerGrant(held.record, stored.record)) this.#takeOver(stored, { isChange: true });
    else this.#putBack(held, stored.revision);
  }

  hold(record: TokenRecord, { revision, isSaved }: Pick<HeldGrant, "revision" | "isSaved">): HeldGrant {
    const held = holdGrant(record, { revision, isSaved, clockSkewMs: this.skewMs });
    this.#held = this.isRejected(held.accessToken) ? expired(held) : held;
    this.generation++;
    this.#parts.watch.follow(record.creation_timestamp + this.#parts.loginLifetimeSeconds, this.skewMs);
    this.warn(this.#parts.clock());
    return this.#held;
  }

  drop(): void {
    this.#held = undefined;
    this.generation++;
    this.#parts.watch.follow(undefined, 0);
  }

  /** Tells that the login is about to end. A warning that nobody hears is kept for the first who listens. */
  warn(now: number): void {
    if (this.#parts.listeners.size > 0) this.#parts.watch.check(now);
  }

  /**
   * Stores a minted grant, and gives what is held then: a newer stored one is taken over instead.
   * A failure is told, and tried again later.
   * @throws LoginRequiredError when somebody logged out meanwhile
   */
  async save(grant: HeldGrant, lock: HeldLock): Promise<HeldGrant> {
    clearTimeout(this.#saveTimer);
    let stored: StoredGrant | undefined;
    try {
      stored = await this.#parts.store.saveRefreshed(grant, lock);
    } catch (error) {
      this.saveFailed(error);
      return grant;
    }
    this.#saveRetryMs = 0;
    if (stored === undefined) {
      this.#dropSignedOut();
      throw nobodyLoggedIn(this.#parts.store.description);
    }
    // Refused or replaced meanwhile: what is held by now stays.
    const held = this.#held;
    if (held === undefined || held.record !== grant.record) return held ?? grant;
    // Also when the answer to an earlier try was lost, and it was stored all the same.
    if (isSameGrant(stored.record, grant.record)) return this.#noteSaved(held, stored.revision);
    return this.#takeOver(stored, { isChange: true });
  }

  /** Tells that what is held could not be stored, and has it tried again later. */
  saveFailed(error: unknown): void {
    clearTimeout(this.#saveTimer);
    this.#saveRetryMs = Math.min(LONGEST_RETRY_MS, Math.max(FIRST_RETRY_MS, this.#saveRetryMs * 2));
    this.#saveTimer = unref(setTimeout(() => this.#parts.onUnsaved(), this.#saveRetryMs));
    this.#parts.listeners.tell({ type: "save-failed", error, retryInMs: this.#saveRetryMs });
  }

  stop(): void {
    clearTimeout(this.#saveTimer);
    this.drop();
  }

  #noteSaved(held: HeldGrant, revision: Revision): HeldGrant {
    this.#held = { ...held, revision, isSaved: true };
    return this.#held;
  }

  #takeOver({ record, revision }: StoredGrant, { isChange }: { readonly isChange: boolean }): HeldGrant {
    const held = this.hold(record, { revision, isSaved: true });
    if (isChange) {
      this.#parts.listeners.tell({ type: "adopted", from: "storage", loggedInAt: record.creation_timestamp });
    }
    return held;
  }

  /** An older grant came back, by a writer that compares nothing. Ours is to be stored again. */
  #putBack(held: HeldGrant, over: Revision): void {
    this.#held = { ...held, revision: over, isSaved: false };
    this.#parts.onUnsaved();
  }

  /** Nothing is stored any more: somebody logged out, and what we hold goes too. */
  #dropSignedOut(): void {
    if (this.#held === undefined) return;
    this.drop();
    this.#parts.listeners.tell({ type: "logged-out", by: "somebody-else" });
  }
}
