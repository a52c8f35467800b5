import { fromBase64Url, toBase64Url } from "../base64url.js";
import { StorageError } from "../errors.js";
import type { JsonObject, StoredValue } from "../token-storage.js";
import { isKeyId } from "./encryption-key.js";

const FORMAT = "schwab-kit-encrypted";
const VERSION = 1;
const ALGORITHM = "A256GCM";
export const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What is stored in place of a value. */
export interface Envelope {
  readonly keyId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** With the authentication tag as its last 16 bytes. */
  readonly ciphertext: Uint8Array<ArrayBuffer>;
}

export function toJson({ keyId, iv, ciphertext }: Envelope): JsonObject {
  return {
    format: FORMAT,
    version: VERSION,
    algorithm: ALGORITHM,
    keyId,
    iv: toBase64Url(iv),
    ciphertext: toBase64Url(ciphertext),
  };
}

/** The header as it is authenticated with the ciphertext, so that none of it can be changed. */
export function additionalData(keyId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${FORMAT}.${VERSION}.${ALGORITHM}.${keyId}`);
}

/** @throws StorageError `storage-too-new`; `storage-corrupt` with the revision */
export function parseEnvelope({ value, revision }: StoredValue, description: string): Envelope {
  const stored: JsonObject = typeof value === "object" && value !== null ? (value as JsonObject) : {};
  if (stored["format"] !== FORMAT) throw notEncrypted(description, revision);
  const { version, algorithm, keyId } = stored;
  if (Number.isInteger(version) && (version as number) > VERSION) throw tooNew(description);
  const damaged = (what: string) => damagedEnvelope(what, description, revision);
  if (version !== VERSION) throw damaged("its version is missing or unknown");
  if (algorithm !== ALGORITHM) throw damaged(`its algorithm is not ${ALGORITHM}`);
  if (!isKeyId(keyId)) throw damaged("its key id is missing or no key id");
  const iv = bytesIn(stored["iv"]);
  if (iv?.length !== IV_BYTES) throw damaged(`its iv is not ${IV_BYTES} bytes in base64url`);
  const ciphertext = bytesIn(stored["ciphertext"]);
  if (ciphertext === undefined || ciphertext.length <= TAG_BYTES) {
    throw damaged("its ciphertext is missing, cut short, or not base64url");
  }
  return { keyId, iv, ciphertext };
}

function bytesIn(text: unknown): Uint8Array<ArrayBuffer> | undefined {
  return typeof text === "string" ? fromBase64Url(text) : undefined;
}

/** Without a revision: the version that wrote it can read it. */
function tooNew(description: string): StorageError {
  return new StorageError(
    "storage-too-new",
    `The ${description} was written by a newer version of @schwab-kit/core than this one, which can't read it ` +
      "and leaves it alone. Update the package.",
  );
}

/** With the revision: nobody can decrypt it any more, and its bytes hold nothing but that ciphertext. */
export function damagedEnvelope(what: string, description: string, revision: string): StorageError {
  return new StorageError(
    "storage-corrupt",
    `The ${description} is damaged: ${what}. Restore it, or log in again to replace it.`,
    { revision },
  );
}

/** With the revision: an explicit login replaces a plain login too, and by that ends it. */
function notEncrypted(description: string, revision: string): StorageError {
  return new StorageError(
    "storage-corrupt",
    `The ${description} holds something that is not encrypted, such as a plain token record, which is not taken. ` +
      "Log in again to replace it, or encrypt it once: load it from the plain storage and save that value here.",
    { revision },
  );
}
