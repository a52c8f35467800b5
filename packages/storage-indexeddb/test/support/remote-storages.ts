// Runs in the page: storages that Node uses from afar, by number.
import type { HeldLock, StorageError, TokenStorage } from "@schwab-kit/core";
import { openIndexedDbStorage } from "../../src/index.js";

/** What a call came to, as JSON text: no other form of passing values leaves all of them as they are. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: Pick<StorageError, "code" | "message" | "revision">;
}

/** Node's side of what it is told of and asked for. */
declare global {
  /** Runs the critical section of a call of `withLock` to its end. */
  function enterCritical(call: string): Promise<void>;
  function tellRevision(subscription: string, revision: string | null): Promise<void>;
}

type Call = { readonly storage: number; readonly text?: string };

export function remoteStorages() {
  const storages: TokenStorage[] = [];
  const locks = new Map<string, HeldLock>();
  const aborts = new Map<string, AbortController>();

  const told = async (run: () => Promise<unknown>): Promise<string> => {
    try {
      return JSON.stringify({ value: await run() } satisfies Outcome);
    } catch (thrown) {
      const { code, message, revision } = thrown as StorageError;
      return JSON.stringify({ error: { code, message, revision } } as Outcome);
    }
  };
  const of = (storage: number): TokenStorage => storages[storage] as TokenStorage;

  return {
    async open(database: string) {
      const storage = await openIndexedDbStorage({ database });
      const { description, capabilities } = storage;
      return { storage: storages.push(storage) - 1, description, capabilities };
    },
    load: ({ storage }: Call) => told(() => of(storage).load()),
    save: ({ storage, text = "" }: Call) =>
      told(() => {
        const { value, expected } = JSON.parse(text);
        return of(storage).save(value, { expected });
      }),
    clear: ({ storage, text = "" }: Call) => told(() => of(storage).clear({ expected: text })),
    close: ({ storage }: Call) => told(() => of(storage).close()),
    withLock({
      storage,
      call,
      waitMs,
      holdMs,
    }: {
      storage: number;
      call: string;
      waitMs: number;
      holdMs: number;
    }) {
      const abort = new AbortController();
      aborts.set(call, abort);
      const critical = async (lock: HeldLock): Promise<void> => {
        locks.set(call, lock);
        await enterCritical(call);
      };
      return told(() => of(storage).withLock(critical, { waitMs, holdMs, signal: abort.signal }));
    },
    abort: (call: string) => aborts.get(call)?.abort(new Error("aborted")),
    assertHeld: (call: string) => told(async () => locks.get(call)?.assertHeld()),
    subscribe({ storage, subscription }: { storage: number; subscription: string }) {
      of(storage).subscribe?.((revision) => void tellRevision(subscription, revision ?? null));
    },
  };
}
