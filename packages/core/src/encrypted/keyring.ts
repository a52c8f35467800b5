import type { StorageError } from "../errors.js";

/** A key that WebCrypto can use, and its id. */
export interface UsableKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/** Where the keys of one storage come from. */
export interface Keyring {
  /** The key to write with. */
  forWriting(): Promise<UsableKey>;
  /** The key with this id; `undefined` when there is none. */
  forReading(id: string): Promise<UsableKey | undefined>;
  /** The error for what can't be decrypted: there is no such key, or what is stored is not of it. */
  notOpened(stored: {
    readonly keyId: string;
    readonly revision: string;
    readonly hasKey: boolean;
  }): StorageError;
}
