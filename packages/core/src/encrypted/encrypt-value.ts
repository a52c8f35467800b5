import type { JsonObject } from "../token-storage.js";
import { keyForWriting } from "./ask-for-key.js";
import type { EncryptedStorageOptions } from "./encryption-key.js";
import { additionalData, IV_BYTES, toJson } from "./envelope.js";

/** The value as an envelope under the current key. @throws as `keyForWriting` */
export async function encryptValue(
  value: JsonObject,
  keys: EncryptedStorageOptions,
  description: string,
): Promise<JsonObject> {
  const { id, key } = await keyForWriting(keys, description);
  // Random, so that processes sharing a key need not agree. One key is good for 2^32 of them: a write each half
  // hour takes 245,000 years.
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const ciphertext = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: additionalData(id) },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  return toJson({ keyId: id, iv, ciphertext: new Uint8Array(ciphertext) });
}
