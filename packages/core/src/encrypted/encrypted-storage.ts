import { ConfigError } from "../errors.js";
import type { TokenStorage } from "../token-storage.js";
import { unlessAborted } from "../unless-aborted.js";
import { keyForWriting } from "./ask-for-key.js";
import { decryptValue } from "./decrypt-value.js";
import { encryptValue } from "./encrypt-value.js";
import type { EncryptedStorageOptions } from "./encryption-key.js";

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
  if (globalThis.crypto?.subtle === undefined) {
    throw new ConfigError(
      "config-invalid",
      "encryptedStorage needs WebCrypto, which browsers give to no page that came by plain http. Serve it by https, or from localhost.",
    );
  }
  const description = `encrypted ${storage.description}`;
  const { assertWritable, subscribe } = storage;
  return {
    description,
    capabilities: { ...storage.capabilities, encrypted: true },

    async load(loadOptions) {
      const stored = await storage.load(loadOptions);
      if (stored === undefined) return undefined;
      return await unlessAborted(decryptValue(stored, options, description), loadOptions?.signal);
    },

    async save(value, saveOptions) {
      // Before the storage compares: between its comparing and its writing nothing may wait.
      return await storage.save(await encryptValue(value, options, description), saveOptions);
    },

    clear: (clearOptions) => storage.clear(clearOptions),
    withLock: (critical, lockOptions) => storage.withLock(critical, lockOptions),

    // Also when the storage can't tell anything: the key can be checked before a person is sent to log in.
    async assertWritable() {
      await keyForWriting(options, description);
      await assertWritable?.call(storage);
    },

    ...(subscribe === undefined ? {} : { subscribe: (listener) => subscribe.call(storage, listener) }),
    close: () => storage.close(),
  };
}
