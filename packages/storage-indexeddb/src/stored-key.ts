import { isKeyId, type UsableKey } from "@schwab-kit/core/encrypted/support";
import { promisifyRequest } from "idb-keyval";
import type { Database } from "./database.js";

/** Under which key of the store the encryption key stands. */
export const KEY = "key";

const ALGORITHM = { name: "AES-GCM", length: 256 };
const USAGES: readonly KeyUsage[] = ["encrypt", "decrypt"];

/** The browser took the key and did not give it back as it was. */
export class KeyNotKept extends Error {
  override readonly name: string = "KeyNotKept";
}

/** The key that is kept, of which nobody can get the bytes out; `undefined` where there is none, or something that is none. */
export async function keptKey(database: Database): Promise<UsableKey | undefined> {
  const kept = await database.get(KEY);
  return isUsable(kept) ? kept : undefined;
}

/** The key that is kept, made first where there is none. */
export async function obtainKey(database: Database): Promise<UsableKey> {
  const kept = await keptKey(database);
  if (kept !== undefined) return kept;
  // Before the transaction, which would end while this is awaited.
  const key = await crypto.subtle.generateKey(ALGORITHM, false, USAGES);
  const fresh: UsableKey = { id: crypto.randomUUID(), key };
  await database.use("readwrite", async (store) => {
    // Another tab may have been first: then its key is the one.
    if (!isUsable(await promisifyRequest(store.get(KEY)))) await promisifyRequest(store.put(fresh, KEY));
  });
  // What counts is what the browser kept.
  const used = await keptKey(database);
  if (used === undefined) throw new KeyNotKept();
  return used;
}

function isUsable(kept: unknown): kept is UsableKey {
  const { id, key } = Object(kept) as Partial<UsableKey>;
  // By its tag, because `instanceof` fails for objects of another frame.
  if (!isKeyId(id) || Object.prototype.toString.call(key) !== "[object CryptoKey]") return false;
  const { extractable, algorithm, usages } = key as CryptoKey;
  const { name, length } = algorithm as AesKeyAlgorithm;
  const isOurKind = name === ALGORITHM.name && length === ALGORITHM.length;
  return !extractable && isOurKind && USAGES.every((usage) => usages.includes(usage));
}
