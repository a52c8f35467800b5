import type { EncryptionKey } from "@schwab-kit/core/encrypted";
import { promisifyRequest } from "idb-keyval";
import type { Database } from "./database.js";

/** Under which key of the store the encryption key stands. */
export const KEY = "key";

/** What is kept of it: never its bytes, which nobody can get out of the `CryptoKey`. */
export interface StoredKey extends EncryptionKey {
  readonly key: CryptoKey;
}

/** The browser took the key and did not give it back as it was. */
export class KeyNotKept extends Error {
  override readonly name: string = "KeyNotKept";
}

/** The key that is kept; `undefined` where there is none, or something that is none. */
export async function keptKey(database: Database): Promise<StoredKey | undefined> {
  const kept = await database.get(KEY);
  return isStoredKey(kept) ? kept : undefined;
}

/** The key that is kept, made first where there is none. */
export async function obtainKey(database: Database): Promise<StoredKey> {
  const kept = await keptKey(database);
  if (kept !== undefined) return kept;
  // Before the transaction, which would end while this is awaited.
  const algorithm = { name: "AES-GCM", length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ["encrypt", "decrypt"]);
  const fresh: StoredKey = { id: crypto.randomUUID(), key };
  await database.use("readwrite", async (store) => {
    // Another tab may have been first: then its key is the one.
    if (!isStoredKey(await promisifyRequest(store.get(KEY)))) await promisifyRequest(store.put(fresh, KEY));
  });
  // What counts is what the browser kept.
  const used = await keptKey(database);
  if (used === undefined) throw new KeyNotKept();
  return used;
}

function isStoredKey(kept: unknown): kept is StoredKey {
  const { id, key } = Object(kept) as Partial<StoredKey>;
  // By its tag, because `instanceof` fails for objects of another frame.
  const isKey = Object.prototype.toString.call(key) === "[object CryptoKey]";
  return typeof id === "string" && isKey && key?.extractable === false;
}
