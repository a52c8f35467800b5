import { ConfigError } from "../errors.js";
import type { TokenStorage } from "../token-storage.js";
import { keyForReading, keyForWriting } from "./ask-for-key.js";
import type { EncryptedStorageOptions } from "./encryption-key.js";
import { lostValue, otherKey, unknownKey } from "./not-opened.js";
import { sealedStorage } from "./sealed-storage.js";

/**
 * Any storage, with what it holds encrypted: AES-256-GCM under a key that `key` gives. Revisions, comparing,
 * locks and events are those of the storage given.
 *
 * `load` rejects with `StorageError`: `storage-wrong-key` or `storage-too-new`, which nothing replaces (but see
 * `hasEveryKey`); `storage-corrupt` with the revision for a damaged envelope and for what isn't encrypted;
 * `storage-unreadable` when the key function fails. `save` and `assertWritable` reject with `storage-unwritable`
 * for that. A `StorageError` of the key function is passed on. All of them reject with `ConfigError`
 * (`config-missing`, `config-invalid`) for a key that can't be one, and with what the storage given rejects with.
 * @throws ConfigError `config-invalid` without a key function, or where there is no WebCrypto
 */
export function encryptedStorage(storage: TokenStorage, options: EncryptedStorageOptions): TokenStorage {
  if (typeof options?.key !== "function") {
    throw new ConfigError(
      "config-invalid",
      "encryptedStorage needs a function that gives the key: { key: () => ({ id, key }) }.",
    );
  }
  const description = `encrypted ${storage.description}`;
  return sealedStorage(storage, description, {
    forWriting: () => keyForWriting(options, description),
    forReading: (id) => keyForReading(options, id, description),
    notOpened({ keyId, revision, hasKey }) {
      if (options.hasEveryKey) return lostValue(description, revision);
      return hasKey ? otherKey(keyId, description) : unknownKey(keyId, description);
    },
  });
}
