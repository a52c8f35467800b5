import { StorageError } from "../errors.js";

/** What is stored was not written with the key of its id. Without a revision: the right key may be found. */
export function otherKey(keyId: string, description: string): StorageError {
  return new StorageError(
    "storage-wrong-key",
    `The ${description} can't be decrypted with the key "${keyId}": it was written with another key of that id, ` +
      `or changed since. It is left alone. Restore the key or what is stored. ${lastResort}`,
  );
}

/** No key exists that opens it. With the revision: a login may replace it. */
export function lostValue(description: string, revision: string): StorageError {
  return new StorageError(
    "storage-wrong-key",
    `The ${description} can't be decrypted: its key is no longer there, or it was changed since. Nobody can read it ` +
      "any more; log in again to replace it.",
    { revision, action: "login" },
  );
}

/** Without a revision, for the same reason. */
export function unknownKey(keyId: string, description: string): StorageError {
  return new StorageError(
    "storage-wrong-key",
    `The ${description} was encrypted with the key "${keyId}", and the key function has none of that id. It is ` +
      `left alone. Let the function give that key for reading. ${lastResort}`,
  );
}

const lastResort =
  "If that is lost for good, remove what is stored, as by deleting the file, and log in again.";
