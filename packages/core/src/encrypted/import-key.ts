import { fromBase64Url } from "../base64url.js";
import { ConfigError } from "../errors.js";
import { type EncryptionKey, isKeyId } from "./encryption-key.js";
import type { UsableKey } from "./keyring.js";

const KEY_BYTES = 32;

/**
 * Checks what the key function gave and makes a `CryptoKey` of it. Messages tell lengths and types, never a value.
 * @throws ConfigError `config-invalid`
 */
export async function importKey(
  { id, key }: EncryptionKey,
  usage: "encrypt" | "decrypt",
  description: string,
): Promise<UsableKey> {
  const refuse = (what: string) => refused(description, what);
  if (!isKeyId(id)) throw refuse("an id that is not 1 to 200 printable ASCII characters without blanks");
  if (isA("CryptoKey", key)) {
    const { name, length } = (key as CryptoKey).algorithm as AesKeyAlgorithm;
    const fits = name === "AES-GCM" && length === 8 * KEY_BYTES && (key as CryptoKey).usages.includes(usage);
    if (!fits) throw refuse(`a CryptoKey that is not for AES-GCM with 256 bits and the usage "${usage}"`);
    return { id, key: key as CryptoKey };
  }
  const bytes = bytesOf(key, refuse);
  if (bytes.length !== KEY_BYTES) throw refuse(`${bytes.length} bytes instead of ${KEY_BYTES}`);
  if (bytes.every((byte) => byte >= 0x20 && byte <= 0x7e)) {
    throw refuse("readable characters, as a passphrase has them");
  }
  if (bytes.every((byte) => byte === bytes[0])) throw refuse("the same byte 32 times, as of an empty buffer");
  // The id is stored in clear.
  if (typeof key === "string" && id.includes(key.trim())) throw refuse("its key as the id too");
  return { id, key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, [usage]) };
}

function bytesOf(key: unknown, refuse: (what: string) => ConfigError): Uint8Array<ArrayBuffer> {
  if (isA("Uint8Array", key)) return new Uint8Array(key as Uint8Array);
  if (typeof key !== "string") throw refuse(`a key of type ${typeof key}`);
  // A key file ends with a line break, and openssl pads.
  const text = key
    .trim()
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/={1,2}$/, "");
  const bytes = fromBase64Url(text);
  if (bytes === undefined) throw refuse("a text that is not base64, such as a passphrase or a shortened key");
  return bytes;
}

/** By its tag, because `instanceof` fails for objects of another frame or `vm` context. */
function isA(tag: "CryptoKey" | "Uint8Array", value: unknown): boolean {
  return Object.prototype.toString.call(value) === `[object ${tag}]`;
}

function refused(description: string, what: string): ConfigError {
  return new ConfigError(
    "config-invalid",
    `The key function of the ${description} gave ${what}. It has to give { id, key }, the key being 32 random ` +
      "bytes, as bytes, in base64 or as a CryptoKey: openssl rand -base64 32 makes one.",
  );
}
