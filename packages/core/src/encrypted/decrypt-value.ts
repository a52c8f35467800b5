import { StorageError } from "../errors.js";
import type { StoredValue } from "../token-storage.js";
import { keyForReading } from "./ask-for-key.js";
import type { EncryptedStorageOptions } from "./encryption-key.js";
import { additionalData, damagedEnvelope, type Envelope, parseEnvelope } from "./envelope.js";

/**
 * What an envelope holds.
 * @throws StorageError `storage-too-new`, `storage-wrong-key`; `storage-corrupt` with the revision
 * @throws as `keyForReading`
 */
export async function decryptValue(
  stored: StoredValue,
  keys: EncryptedStorageOptions,
  description: string,
): Promise<StoredValue> {
  const envelope = parseEnvelope(stored, description);
  const usable = await keyForReading(keys, envelope.keyId, description);
  if (usable === undefined) throw unknownKey(envelope.keyId, description);
  const bytes = await decrypt(envelope, usable.key, description);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: JSON.parse(text), revision: stored.revision };
  } catch {
    // The parser's own error quotes what it read.
    throw damagedEnvelope("what was encrypted is not JSON", description, stored.revision);
  }
}

async function decrypt(envelope: Envelope, key: CryptoKey, description: string): Promise<ArrayBuffer> {
  const { keyId, iv, ciphertext } = envelope;
  try {
    const algorithm = { name: "AES-GCM", iv, additionalData: additionalData(keyId) };
    return await crypto.subtle.decrypt(algorithm, key, ciphertext);
  } catch {
    throw new StorageError(
      "storage-wrong-key",
      `The ${description} can't be decrypted with the key "${keyId}": it was written with another key of that id, ` +
        `or changed since. It is left alone. Restore the key or what is stored. ${lastResort}`,
    );
  }
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
