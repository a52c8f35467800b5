import {
  type HeldLock,
  type JsonObject,
  type LockOptions,
  type Revision,
  StorageError,
  StorageLockTimeoutError,
  type StoredValue,
  type TokenManager,
  type TokenManagerOptions,
  type TokenStorage,
} from "../../src/index.js";
import { unlessAborted } from "../../src/support.js";
import type { ModelServer, Outcome } from "./model-server.js";
import type { Rules } from "./rules.js";
import type { SharedStore } from "./shared-store.js";
import type { Setting } from "./steps.js";
import { delay } from "./virtual-time.js";
import { Witness } from "./witness.js";

/** What the properties are about: the real manager, or one broken on purpose. */
export type Subject = Pick<
  TokenManager,
  "getAccessToken" | "status" | "adopt" | "logout" | "close" | "subscribe"
>;
export type MakeSubject = (options: TokenManagerOptions) => Subject;

/** What all processes of one world share. */
export interface Surroundings {
  readonly server: ModelServer;
  readonly store: SharedStore;
  readonly rules: Rules;
  /** Milliseconds that the next storage call takes, each time. */
  readonly nextLatency: () => number;
  readonly makeSubject: MakeSubject;
  readonly setting: Pick<Setting, "refreshAhead" | "tells">;
}

const description = "shared token memory";
const never = new Promise<never>(() => {});

/** One process: a token manager with its own clock, its own handle on the store, and a life that may end suddenly. */
export class SimulatedProcess {
  readonly witness: Witness;
  readonly manager: Subject;
  state: "live" | "closed" | "crashed" = "live";
  failingSaves = 0;
  failingLoads = 0;
  lastToken: string | undefined;
  readonly #around: Surroundings;
  #plans: { crash?: number | undefined; loseLock?: number | undefined } = {};
  /** Lets go of the lock, as others do with one that was held too long. */
  #free: () => void = () => {};

  constructor(name: string, offsetMs: number, around: Surroundings) {
    this.#around = around;
    this.witness = new Witness(name, offsetMs);
    this.manager = around.makeSubject({
      storage: this.#handle(),
      appKey: "app-key",
      appSecret: "app-secret",
      refreshAhead: around.setting.refreshAhead,
      clock: () => this.witness.clock(),
      random: () => 0.5,
      fetch: (_url, init) => this.#fetch(init ?? {}),
    });
    this.manager.subscribe((event) => {
      if (event.type === "login-required") around.rules.callers.toldLoginRequired(this.witness);
    });
  }

  /** No more trouble of its own making. */
  calmDown(): void {
    this.failingSaves = 0;
    this.failingLoads = 0;
    this.#plans = {};
  }

  /** Lets one of the two happen at its so many-th await point from now, or at once. */
  plan(what: "crash" | "loseLock", after: number): void {
    this.#plans[what] = after;
    this.#carryOut();
  }

  #carryOut(): void {
    for (const what of ["crash", "loseLock"] as const) {
      const left = this.#plans[what];
      if (left === undefined || this.state === "crashed") continue;
      this.#plans[what] = left > 0 ? left - 1 : undefined;
      if (left === 0) this[what]();
    }
  }

  /** Nothing it waits for ever comes, and its lock is free. */
  crash(): void {
    this.state = "crashed";
    this.#around.rules.crashed(this.witness);
    this.#free();
  }

  /** Others take its lock for abandoned, as after a long stop, and it goes on. */
  loseLock(): void {
    this.#around.rules.disturbed("lost-lock", this.witness);
    this.#free();
  }

  async #awaitPoint(factor = 1): Promise<void> {
    this.#carryOut();
    const ms = this.#around.nextLatency() * factor;
    if (ms > 0) await delay(ms);
    if (this.state === "crashed") await never;
  }

  #handle(): TokenStorage {
    const { store, rules, setting } = this.#around;
    const { memory } = store;
    return {
      description,
      capabilities: { ...memory.capabilities, sharedBetween: "processes", lockedBetween: "processes" },
      load: () => this.#load(),
      save: (value, { expected }) =>
        this.#io(async () => {
          rules.store.seen(value);
          if (this.failingSaves > 0) {
            this.failingSaves--;
            rules.disturbed("failed-save", this.witness);
            throw new StorageError("storage-unwritable", `The ${description} can't be written just now.`);
          }
          return await this.#save(value, expected);
        }),
      clear: (options) =>
        this.#io(async () => {
          const cleared = await memory.clear(options);
          if (cleared) rules.store.cleared();
          return cleared;
        }),
      withLock: (critical, options) => this.#withLock(critical, options),
      ...(setting.tells ? { subscribe: (listener) => this.#subscribe(listener) } : {}),
      close: async () => {},
    };
  }

  #subscribe(listener: (revision: Revision | undefined) => void): () => void {
    const tell = async (revision: Revision | undefined): Promise<void> => {
      await this.#awaitPoint();
      listener(revision);
    };
    return this.#around.store.memory.subscribe?.((revision) => void tell(revision)) ?? (() => {});
  }

  async #io<T>(effect: () => Promise<T>): Promise<T> {
    const done = this.#around.rules.begins(this.witness);
    await this.#awaitPoint();
    try {
      return await effect();
    } finally {
      await this.#awaitPoint();
      done();
    }
  }

  async #load(): Promise<StoredValue | undefined> {
    const { store, rules } = this.#around;
    const { found, at } = await this.#io(async () => {
      if (this.failingLoads > 0) {
        this.failingLoads--;
        rules.disturbed("failed-load", this.witness);
        throw new StorageError("storage-unreadable", `The ${description} can't be read just now.`);
      }
      return { found: await store.memory.load(), at: rules.moment };
    });
    rules.store.loaded(this.witness, found?.value, at);
    return found;
  }

  async #save(value: JsonObject, expected: string | undefined): Promise<string> {
    const before = this.#around.store.current;
    const revision = await this.#around.store.save(value, expected);
    this.#around.rules.store.saved(this.witness, value, before);
    return revision;
  }

  async #withLock<T>(critical: (lock: HeldLock) => Promise<T>, options: LockOptions): Promise<T> {
    const { rules, store } = this.#around;
    let done = rules.begins(this.witness);
    await this.#awaitPoint();
    let work = never as Promise<T>;
    try {
      await store.memory.withLock(async () => {
        if (this.state === "crashed") return;
        let isLost = false;
        const lost = new Promise<void>((resolve) => {
          this.#free = () => {
            isLost = true;
            resolve();
          };
        });
        work = critical({
          assertHeld: async () => {
            if (isLost)
              throw new StorageError("storage-lock-lost", `The lock of the ${description} is lost.`);
          },
        });
        await Promise.race([work.catch(() => {}), lost]);
      }, options);
      return await work;
    } catch (error) {
      if (error instanceof StorageLockTimeoutError) {
        rules.disturbed("lock-timeout", this.witness);
        // It goes on without, after a pause.
        const end = done;
        done = () => void delay(1_000).then(end);
      }
      throw error;
    } finally {
      await this.#awaitPoint();
      done();
    }
  }

  async #fetch(init: RequestInit): Promise<Response> {
    const { rules } = this.#around;
    const refreshToken = new URLSearchParams(String(init.body)).get("refresh_token") ?? "";
    const done = rules.begins(this.witness);
    const post = rules.posts.begins(this.witness, refreshToken);
    let outcome: Outcome | undefined;
    try {
      outcome = await unlessAborted(this.#exchange(refreshToken), init.signal ?? undefined);
      if (outcome.response === undefined) throw new TypeError("fetch failed");
      return outcome.response;
    } finally {
      rules.posts.ends(post, outcome?.response === undefined ? undefined : outcome.grant);
      done();
    }
  }

  async #exchange(refreshToken: string): Promise<Outcome> {
    const { server, rules } = this.#around;
    const askedAt = Date.now();
    await this.#awaitPoint(10);
    const fault = server.faults.shift();
    if (fault === "slow") await delay(20_000);
    if (fault === "hanging") await delay(40_000);
    const outcome = server.answer(refreshToken, askedAt, fault);
    rules.observe();
    await this.#awaitPoint(10);
    return outcome;
  }
}
