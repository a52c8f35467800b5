import { StorageError } from "../errors.js";
import type { StoredValue } from "../token-storage.js";
import { keyForReading } from "./ask-for-key.js";
import type { EncryptedStorageOptions } from "./encryption-key.js";
import { additionalData, damagedEnvelope, type Envelope, parseEnvelope } from "./envelope.js";

/**
 * What an envelope holds.
 * @throws StorageError `storage-too-new`; `storage-corrupt` with the revision; `storage-wrong-key`, with the
 *   revision if there is no other key
 * @throws as `keyForReading`
 */
export async function decryptValue(
  stored: StoredValue,
  keys: EncryptedStorageOptions,
  description: string,
): Promise<StoredValue> {
  const envelope = parseEnvelope(stored, description);
  const usable = await keyForReading(keys, envelope.keyId, description);
  const bytes = usable && (await decrypt(envelope, usable.key));
  if (bytes === undefined) {
    if (keys.hasEveryKey) throw lost(description, stored.revision);
    throw usable === undefined
      ? unknownKey(envelope.keyId, description)
      : otherKey(envelope.keyId, description);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: JSON.parse(text), revision: stored.revision };
  } catch {
    // The parser's own error quotes what it read.
    throw damagedEnvelope("what was encrypted is not JSON", description, stored.revision);
  }
}

async function decrypt(
  { keyId, iv, ciphertext }: Envelope,
  key: CryptoKey,
): Promise<ArrayBuffer | undefined> {
  try {
    const algorithm = { name: "AES-GCM", iv, additionalData: additionalData(keyId) };
    return await crypto.subtle.decrypt(algorithm, key, ciphertext);
  } catch {
    return undefined;
  }
}

function otherKey(keyId: string, description: string): StorageError {
  return new StorageError(
    "storage-wrong-key",
    `The ${description} can't be decrypted with the key "${keyId}": it was written with another key of that id, ` +
      `or changed since. It is left alone. Restore the key or what is stored. ${lastResort}`,
  );
}

function lost(description: string, revision: string): StorageError {
  return new StorageError(
    "storage-wrong-key",
    `The ${description} can't be decrypted: its key is no longer there, or it was changed since. Nobody can read it ` +
      "any more; log in again to replace it.",
    { revision, action: "login" },
  );
}

function unknownKey(keyId: string, description: string): StorageError {
  return new StorageError(
    "storage-wrong-key",
    `The ${description} was encrypted with the key "${keyId}", and the key function has none of that id. It is ` +
      `left alone. Let the function give that key for reading. ${lastResort}`,
  );
}

const lastResort =
  "If that is lost for good, remove what is stored, as by deleting the file, and log in again.";
