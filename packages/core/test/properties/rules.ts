import { CallerRules } from "./caller-rules.js";
import type { ModelServer, Rotation } from "./model-server.js";
import { PostRules } from "./post-rules.js";
import type { SharedStore } from "./shared-store.js";
import { StoreRules } from "./store-rules.js";
import type { Witness } from "./witness.js";

/** What may excuse a second refresh: nobody can keep these from costing one. */
export type Disturbance =
  | "lock-timeout"
  | "lost-lock"
  | "crash"
  | "failed-save"
  | "failed-load"
  | "foreign-write";

export interface RuleSetting {
  readonly rotation: Rotation;
  readonly lifeSeconds: number;
}

/** Watches one world. Each rule notes what breaks it, with the number of the invariant. */
export class Rules {
  readonly violations: { readonly invariant: number; readonly what: string }[] = [];
  readonly server: ModelServer;
  readonly sharedStore: SharedStore;
  readonly posts: PostRules;
  readonly store: StoreRules;
  readonly callers: CallerRules;
  /** Of the processes that live. */
  readonly witnesses = new Set<Witness>();
  /** Counts what happened; a window is from one moment to another. */
  moment = 0;
  /** The last moment at which a login was needed: nothing stored, or a refresh token that the server refuses. */
  #loginNeededAt = -1;
  readonly #disturbances: { readonly kind: Disturbance; readonly by?: Witness; readonly at: number }[] = [];

  constructor(server: ModelServer, sharedStore: SharedStore, setting: RuleSetting) {
    this.server = server;
    this.sharedStore = sharedStore;
    this.posts = new PostRules(this, setting);
    this.store = new StoreRules(this);
    this.callers = new CallerRules(this);
  }

  broken(invariant: number, what: string): void {
    this.violations.push({ invariant, what });
  }

  /** To be called after everything that changes the store, the server or the time. */
  observe(): void {
    this.moment++;
    const stored = storedToken(this.sharedStore)?.["refresh_token"];
    if (typeof stored !== "string" || !this.server.wouldRefresh(stored)) this.#loginNeededAt = this.moment;
  }

  loginWasNeededSince(moment: number): boolean {
    this.observe();
    return this.#loginNeededAt >= moment;
  }

  /** Counts a process busy until the returned function is called. */
  begins(witness: Witness): () => void {
    this.observe();
    if (witness.busy++ === 0) witness.busySince = this.moment;
    // Not before what follows from its end has happened.
    return () =>
      setImmediate(() => {
        witness.busy--;
      });
  }

  disturbed(kind: Disturbance, by?: Witness): void {
    this.observe();
    this.#disturbances.push({ kind, at: this.moment, ...(by === undefined ? {} : { by }) });
  }

  /** Whether one of these happened from that moment on; to this process, when one is named. */
  wasDisturbed(since: number, kinds: readonly Disturbance[], by?: Witness): boolean {
    return this.#disturbances.some(
      (one) => one.at >= since && kinds.includes(one.kind) && (by === undefined || one.by === by),
    );
  }

  crashed(witness: Witness): void {
    this.disturbed("crash", witness);
    this.witnesses.delete(witness);
  }
}

/** The token part of what is stored, as far as there is one. */
export function storedToken(store: SharedStore): Record<string, unknown> | undefined {
  return store.current?.["token"] as Record<string, unknown> | undefined;
}
