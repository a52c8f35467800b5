import {
  type HeldLock,
  LoginRequiredError,
  StorageConflictError,
  TokenManager,
  type TokenManagerOptions,
  type TokenStorage,
} from "../../src/index.js";
import type { MakeSubject, Subject } from "./simulated-process.js";

/** A manager that breaks one invariant, made of the real one by the mistake that its name tells. */
export interface BrokenSubject {
  readonly invariant: number;
  readonly mistake: string;
  readonly makeSubject: MakeSubject;
}

const unheld: HeldLock = { assertHeld: async () => {} };

export const brokenSubjects: readonly BrokenSubject[] = [
  {
    invariant: 1,
    mistake: "a fetch that sends each request twice",
    makeSubject: withFetch((fetch) => async (url, init) => {
      void fetch(url, init).catch(() => {});
      return await fetch(url, init);
    }),
  },
  {
    invariant: 2,
    mistake: "a lock that excludes nobody",
    makeSubject: withStorage(() => ({ withLock: (critical) => critical(unheld) })),
  },
  {
    invariant: 2,
    mistake: "a lock that doesn't tell when it is lost",
    makeSubject: withStorage(({ withLock }) => ({
      withLock: (critical, options) => withLock(() => critical(unheld), options),
    })),
  },
  {
    invariant: 2,
    mistake: "a refresh at each call",
    makeSubject: changed((manager) => {
      let last: string | undefined;
      return {
        async getAccessToken() {
          last = await manager.getAccessToken({ rejected: last });
          return last;
        },
      };
    }),
  },
  {
    invariant: 3,
    mistake: "saves that store nothing, and nothing kept in memory",
    makeSubject: forgetful(({ storage }) => ({ ...storage, save: async () => "not really" })),
  },
  {
    invariant: 4,
    mistake: "a storage that compares nothing",
    makeSubject: withStorage(({ load, save }) => ({
      async save(value) {
        return await save(value, { expected: (await load())?.revision });
      },
    })),
  },
  {
    invariant: 4,
    mistake: "a new grant that is forgotten when its save fails",
    makeSubject: forgetful(({ storage }) => storage),
  },
  {
    invariant: 5,
    mistake: "an answer kept without regard to its end or its refusal",
    makeSubject: changed((manager) => {
      let first: Promise<string> | undefined;
      return {
        getAccessToken: async () => {
          first ??= manager.getAccessToken();
          return await first;
        },
      };
    }),
  },
  {
    invariant: 6,
    mistake: "saves that break off halfway",
    makeSubject: withStorage(({ save }) => ({
      save: ({ token: _, ...rest }, options) => save(rest, options),
    })),
  },
  {
    invariant: 7,
    mistake: "a lock that stays with whoever fails under it",
    makeSubject: withStorage(({ withLock }) => ({
      withLock: (critical, options) =>
        withLock((lock) => critical(lock).catch(() => new Promise<never>(() => {})), options),
    })),
  },
  {
    invariant: 7,
    mistake: "foreign errors let through",
    makeSubject: withStorage(({ load }) => ({
      load: () =>
        load().catch(() => {
          throw new TypeError("from some driver");
        }),
    })),
  },
  {
    invariant: 8,
    mistake: "a refresh that is stored although somebody logged out",
    makeSubject: withStorage(({ load, save }) => ({
      async save(value, options) {
        try {
          return await save(value, options);
        } catch (error) {
          if (!(error instanceof StorageConflictError) || (await load()) !== undefined) throw error;
          return await save(value, { expected: undefined });
        }
      },
    })),
  },
  {
    invariant: 9,
    mistake: "a busy server taken for one that refuses the login",
    makeSubject: withFetch((fetch) => async (url, init) => {
      const response = await fetch(url, init);
      return response.status === 503 ? new Response('{"error":"invalid_grant"}', { status: 400 }) : response;
    }),
  },
  {
    invariant: 9,
    mistake: "an ended login that stays ended after the next one",
    makeSubject: changed((manager) => {
      let ended: LoginRequiredError | undefined;
      return {
        async getAccessToken(options) {
          if (ended !== undefined) throw ended;
          try {
            return await manager.getAccessToken(options);
          } catch (error) {
            if (error instanceof LoginRequiredError) ended = error;
            throw error;
          }
        },
      };
    }),
  },
];

function withStorage(change: (storage: TokenStorage) => Partial<TokenStorage>): MakeSubject {
  return ({ storage, ...options }) =>
    new TokenManager({ ...options, storage: { ...storage, ...change(storage) } });
}

function withFetch(change: (real: typeof fetch) => typeof fetch): MakeSubject {
  return (options) => new TokenManager({ ...options, fetch: change(options.fetch ?? fetch) });
}

function changed(change: (manager: TokenManager) => Partial<Subject>): MakeSubject {
  return (options) => {
    const manager = new TokenManager(options);
    const { getAccessToken, status, adopt, logout, close, subscribe } = manager;
    const real = { getAccessToken, status, adopt, logout, close, subscribe };
    const bound = Object.fromEntries(
      Object.entries(real).map(([name, method]) => [name, (method as () => unknown).bind(manager)]),
    );
    return { ...(bound as unknown as Subject), ...change(manager) };
  };
}

/** A new manager for each call, which ends with it. */
function forgetful(storageOf: (options: TokenManagerOptions) => TokenStorage): MakeSubject {
  return (options) => {
    const fresh = (): TokenManager => new TokenManager({ ...options, storage: storageOf(options) });
    return {
      getAccessToken: (asked) => fresh().getAccessToken(asked),
      status: () => fresh().status(),
      adopt: (record) => fresh().adopt(record),
      logout: () => fresh().logout(),
      close: async () => {},
      subscribe: () => () => {},
    };
  };
}
