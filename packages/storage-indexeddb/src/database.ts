import { within } from "@schwab-kit/core/support";
import { promisifyRequest, type UseStore } from "idb-keyval";
import { NoAnswerInTime } from "./no-answer-in-time.js";

/** The first there is. Whoever raises it: older pages then reject with `storage-too-new`. */
const VERSION = 1;
/** One store for key and token, so that one transaction sees both. */
export const STORE = "login";
/** How long the browser gets for opening, and for one transaction, milliseconds. */
export const PATIENCE_MS = 5_000;

/** What a storage that was closed by its owner rejects with. */
class DatabaseClosed extends Error {
  override readonly name: string = "DatabaseClosed";
}

/**
 * A connection that comes back: it makes way when another tab deletes or upgrades the database, may be closed by
 * the browser at any time, and is then opened once more. Rejects with what IndexedDB rejects with.
 */
export class Database {
  readonly #name: string;
  #connection: Promise<IDBDatabase> | undefined;
  #isClosed = false;

  constructor(name: string) {
    this.#name = name;
  }

  /**
   * Runs `work` in one transaction and resolves when that is on the disk; nothing is changed when it rejects.
   * A transaction ends by itself as soon as `work` awaits anything but its requests.
   */
  readonly use: UseStore = async (mode, work) => {
    for (let tries = 1; ; tries++) {
      const connection = this.#connect();
      try {
        return await transact(await connection, mode, work);
      } catch (error) {
        // Twice in a row is no accident any more.
        if (tries === 2 || !wasCut(error)) throw error;
        this.#forget(connection);
      }
    }
  };

  /** What stands under a key. */
  async get(key: string): Promise<unknown> {
    return await this.use("readonly", (store) => promisifyRequest(store.get(key)));
  }

  close(): void {
    this.#isClosed = true;
    this.#connection?.then(
      (connection) => connection.close(),
      () => {},
    );
  }

  /** The very promise that is kept, as `#forget` has to know it again. */
  #connect(): Promise<IDBDatabase> {
    if (this.#isClosed) return Promise.reject(new DatabaseClosed());
    if (this.#connection === undefined) {
      const opening = open(this.#name);
      this.#connection = opening;
      const forget = (): void => this.#forget(opening);
      opening.then((connection) => {
        // Else the other tab, which deletes or upgrades, would be blocked for as long as this one is there.
        connection.onversionchange = () => {
          connection.close();
          forget();
        };
        // Browsers close for reasons of their own: Safari in the background, all when the site's data is cleared.
        connection.onclose = forget;
      }, forget);
    }
    return this.#connection;
  }

  /** Of several that fail together, only the first forgets: the next connection may be there already. */
  #forget(connection: Promise<IDBDatabase>): void {
    if (this.#connection === connection) this.#connection = undefined;
  }
}

const noAnswer = (): Error => new NoAnswerInTime();

async function open(name: string): Promise<IDBDatabase> {
  const factory: IDBFactory | undefined = globalThis.indexedDB;
  if (factory === undefined) throw new DOMException("There is no IndexedDB here.", "NotSupportedError");
  const request = factory.open(name, VERSION);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const opening = promisifyRequest(request);
  try {
    // While another tab's deletion is blocked by a third tab, opening waits without any event.
    return await within(opening, PATIENCE_MS, noAnswer);
  } catch (error) {
    opening.then(
      (late) => late.close(),
      () => {},
    );
    throw error;
  }
}

async function transact<T>(
  connection: IDBDatabase,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => T | PromiseLike<T>,
): Promise<T> {
  // By default some browsers resolve before the disk has it; a power cut would then take a renewed token back.
  const transaction = connection.transaction(STORE, mode, { durability: "strict" });
  const committed = promisifyRequest(transaction);
  // When work fails, it is work's error that counts.
  committed.catch(() => {});
  const all = async (): Promise<T> => {
    const result = await work(transaction.objectStore(STORE));
    await committed;
    return result;
  };
  try {
    // A tab that is frozen in the middle of a transaction holds up those of all others.
    return await within(all(), PATIENCE_MS, noAnswer);
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}

/** Whether the connection was closed under it, and not the request refused. A cut transaction may have no error at all. */
function wasCut(error: unknown): boolean {
  return error === null || ["AbortError", "InvalidStateError"].includes((error as Error).name);
}
