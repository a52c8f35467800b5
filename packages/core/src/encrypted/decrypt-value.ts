import type { StoredValue } from "../token-storage.js";
import { additionalData, damagedEnvelope, type Envelope, parseEnvelope } from "./envelope.js";
import type { Keyring } from "./keyring.js";

/**
 * What an envelope holds.
 * @throws StorageError `storage-too-new`; `storage-corrupt` with the revision
 * @throws as the keyring's `forReading`, and what its `notOpened` gives
 */
export async function decryptValue(
  stored: StoredValue,
  keyring: Keyring,
  description: string,
): Promise<StoredValue> {
  const { revision } = stored;
  const envelope = parseEnvelope(stored, description);
  const { keyId } = envelope;
  const usable = await keyring.forReading(keyId);
  const bytes = usable && (await decrypt(envelope, usable.key));
  if (bytes === undefined) throw keyring.notOpened({ keyId, revision, hasKey: usable !== undefined });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: JSON.parse(text), revision };
  } catch {
    // The parser's own error quotes what it read.
    throw damagedEnvelope("what was encrypted is not JSON", description, revision);
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
