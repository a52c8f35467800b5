import { randomUUID } from "node:crypto";
import { type HeldLock, StorageConflictError, StorageError, type TokenStorage } from "@schwab-kit/core";
import type { Page } from "playwright-core";
import type { Outcome } from "./remote-storages.js";

/** Storages that live in tabs and are used from here: each call happens in the tab, over the DevTools protocol. */
export class TabStorages {
  readonly #critical = new Map<string, () => Promise<void>>();
  readonly #listeners = new Map<string, (revision: string | undefined) => void>();
  /** Subscribing is synchronous, and a tab hears of it a moment later: nothing else happens before it has. */
  #subscribing: Promise<unknown> = Promise.resolve();

  /** Lets a tab call back. */
  async prepare(tab: Page): Promise<void> {
    await tab.exposeFunction("enterCritical", (call: string) => this.#critical.get(call)?.());
    await tab.exposeFunction("tellRevision", (subscription: string, revision: string | null) =>
      this.#listeners.get(subscription)?.(revision ?? undefined),
    );
  }

  async open(tab: Page, database: string): Promise<TokenStorage> {
    const { storage, ...itself } = await tab.evaluate((name) => kit.remote.open(name), database);
    const asked = async <T>(answer: () => Promise<string>): Promise<T> => {
      await this.#subscribing;
      return resultOf<T>(await answer(), itself.description);
    };
    return {
      ...itself,
      load: () => asked(() => tab.evaluate((call) => kit.remote.load(call), { storage })),
      save: (value, { expected }) => {
        const text = JSON.stringify({ value, expected });
        return asked(() => tab.evaluate((call) => kit.remote.save(call), { storage, text }));
      },
      clear: ({ expected }) =>
        asked(() => tab.evaluate((call) => kit.remote.clear(call), { storage, text: expected })),
      withLock: (critical, options) => this.#withLock(tab, storage, critical, options),
      subscribe: (listener) => {
        const subscription = randomUUID();
        this.#listeners.set(subscription, listener);
        const call = { storage, subscription };
        this.#subscribing = tab.evaluate((given) => kit.remote.subscribe(given), call);
        return () => this.#listeners.delete(subscription);
      },
      close: () => asked(() => tab.evaluate((call) => kit.remote.close(call), { storage })),
    };
  }

  async #withLock<T>(
    tab: Page,
    storage: number,
    critical: (lock: HeldLock) => Promise<T>,
    { waitMs, holdMs, signal }: Parameters<TokenStorage["withLock"]>[1],
  ): Promise<T> {
    signal?.throwIfAborted();
    const call = randomUUID();
    const lock: HeldLock = {
      assertHeld: async () => {
        resultOf(await tab.evaluate((given) => kit.remote.assertHeld(given), call), "storage");
      },
    };
    let result: Promise<T> | undefined;
    this.#critical.set(call, async () => {
      result = critical(lock);
      await result.catch(() => {});
    });
    const given = { storage, call, waitMs, holdMs };
    const locking = tab.evaluate((options) => kit.remote.withLock(options), given);
    signal?.addEventListener("abort", () => void tab.evaluate((one) => kit.remote.abort(one), call));
    const answer = await locking;
    if (result !== undefined) return await result;
    if (signal?.aborted === true) throw signal.reason;
    return resultOf<T>(answer, "storage");
  }
}

function resultOf<T>(answer: string, description: string): T {
  const { value, error } = JSON.parse(answer) as Outcome;
  if (error === undefined) return value as T;
  if (error.code === "storage-conflict") throw new StorageConflictError(description);
  throw new StorageError(error.code, error.message, { revision: error.revision });
}
