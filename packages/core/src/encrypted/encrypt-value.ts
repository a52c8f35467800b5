import type { JsonObject } from "../token-storage.js";
import { additionalData, IV_BYTES, toJson } from "./envelope.js";
import type { Keyring } from "./keyring.js";

/** The value as an envelope under the current key. @throws as the keyring's `forWriting` */
export async function encryptValue(value: JsonObject, keyring: Keyring): Promise<JsonObject> {
  const { id, key } = await keyring.forWriting();
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
