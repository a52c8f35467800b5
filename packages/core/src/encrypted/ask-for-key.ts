import { ConfigError, StorageError } from "../errors.js";
import { kindOf } from "../kind-of-error.js";
import type { EncryptedStorageOptions, EncryptionKey } from "./encryption-key.js";
import { importKey } from "./import-key.js";
import type { UsableKey } from "./keyring.js";

/**
 * The key to write with.
 * @throws ConfigError; StorageError `storage-unwritable` when the key function fails
 */
export async function keyForWriting(keys: EncryptedStorageOptions, description: string): Promise<UsableKey> {
  const given = await ask(keys, undefined, description);
  if (given === undefined) {
    throw new ConfigError(
      "config-missing",
      `The key function of the ${description} gave no key, so nothing is stored: is the variable or secret that ` +
        "holds it set? openssl rand -base64 32 makes a key.",
    );
  }
  return await importKey(given, "encrypt", description);
}

/**
 * The key with this id; `undefined` when the key function has none.
 * @throws ConfigError; StorageError `storage-unreadable` when the key function fails
 */
export async function keyForReading(
  keys: EncryptedStorageOptions,
  id: string,
  description: string,
): Promise<UsableKey | undefined> {
  const given = await ask(keys, id, description);
  if (given === undefined) return undefined;
  const usable = await importKey(given, "decrypt", description);
  return usable.id === id ? usable : undefined;
}

async function ask(
  keys: EncryptedStorageOptions,
  id: string | undefined,
  description: string,
): Promise<EncryptionKey | undefined> {
  let given: EncryptionKey | undefined;
  try {
    given = (await (id === undefined ? keys.key() : keys.key(id))) ?? undefined;
  } catch (error) {
    // One who throws our own error has said already what to do.
    if (error instanceof StorageError) throw error;
    throw new StorageError(
      id === undefined ? "storage-unwritable" : "storage-unreadable",
      `The key function of the ${description} failed (${kindOf(error)}). Catch and log its error there, see to ` +
        "where the key is kept, then try again.",
    );
  }
  if (given === undefined) return undefined;
  if (typeof given !== "object") {
    throw new ConfigError(
      "config-invalid",
      `The key function of the ${description} gave a ${typeof given}. It has to give { id, key }.`,
    );
  }
  return given.key === undefined || given.key === null || given.key === "" ? undefined : given;
}
