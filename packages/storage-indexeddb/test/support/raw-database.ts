// Runs in the page: the database as anybody sees it, without the storage.
import { promisifyRequest } from "idb-keyval";

async function withStore<T>(
  database: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const connection = await promisifyRequest(indexedDB.open(database));
  try {
    const transaction = connection.transaction("login", mode);
    const committed = promisifyRequest(transaction);
    const result = await work(transaction.objectStore("login"));
    await committed;
    return result;
  } finally {
    connection.close();
  }
}

/** Every key and value of the store. */
export const entriesOf = (database: string): Promise<[IDBValidKey, unknown][]> =>
  withStore(database, "readonly", async (store) => {
    const keys = await promisifyRequest(store.getAllKeys());
    const values: unknown[] = await promisifyRequest(store.getAll());
    return keys.map((key, index) => [key, values[index]]);
  });

/** Writes what `change` makes of the value under a key; `undefined` removes it. */
export const putRaw = (database: string, key: string, change: (old: unknown) => unknown): Promise<unknown> =>
  withStore(database, "readwrite", async (store) => {
    const value = change(await promisifyRequest(store.get(key)));
    if (value === undefined) await promisifyRequest(store.delete(key));
    else await promisifyRequest(store.put(value, key));
  });

export const removeDatabase = (database: string): Promise<unknown> =>
  promisifyRequest(indexedDB.deleteDatabase(database));
