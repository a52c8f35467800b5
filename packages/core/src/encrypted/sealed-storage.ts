import { ConfigError } from "../errors.js";
import type { TokenStorage } from "../token-storage.js";
import { unlessAborted } from "../unless-aborted.js";
import { decryptValue } from "./decrypt-value.js";
import { encryptValue } from "./encrypt-value.js";
import type { Keyring } from "./keyring.js";

/**
 * Any storage, with what it holds encrypted under the keys of a keyring, and described as given.
 * @throws ConfigError `config-invalid` where there is no WebCrypto
 */
export function sealedStorage(storage: TokenStorage, description: string, keyring: Keyring): TokenStorage {
  if (globalThis.crypto?.subtle === undefined) {
    throw new ConfigError(
      "config-invalid",
      `The ${description} needs WebCrypto, which browsers give to no page that came by plain http. Serve it by https, or from localhost.`,
    );
  }
  const { assertWritable, subscribe } = storage;
  return {
    description,
    capabilities: { ...storage.capabilities, encrypted: true },

    async load(loadOptions) {
      const stored = await storage.load(loadOptions);
      if (stored === undefined) return undefined;
      return await unlessAborted(decryptValue(stored, keyring, description), loadOptions?.signal);
    },

    async save(value, saveOptions) {
      // Before the storage compares: between its comparing and its writing nothing may wait.
      return await storage.save(await encryptValue(value, keyring), saveOptions);
    },

    clear: (clearOptions) => storage.clear(clearOptions),
    withLock: (critical, lockOptions) => storage.withLock(critical, lockOptions),

    // Also when the storage can't tell anything: the key can be checked before a person is sent to log in.
    async assertWritable() {
      await keyring.forWriting();
      await assertWritable?.call(storage);
    },

    ...(subscribe === undefined ? {} : { subscribe: (listener) => subscribe.call(storage, listener) }),
    close: () => storage.close(),
  };
}
