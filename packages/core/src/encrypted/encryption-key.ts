/** A key and its name. */
export interface EncryptionKey {
  /**
   * Stored beside the ciphertext, in clear, and shown in messages: 1 to 200 printable ASCII characters without
   * blanks, such as `2026-11`. A new key needs a new id.
   */
  readonly id: string;
  /**
   * 32 random bytes: as they are, in base64 or base64url, or as a `CryptoKey` for AES-GCM, which need not be
   * extractable. `undefined` or empty means that there is no such key, as with an unset environment variable.
   */
  readonly key: Uint8Array | string | CryptoKey | undefined;
}

export interface EncryptedStorageOptions {
  /**
   * Gives the key, from wherever it is kept; may be asynchronous. Asked without an id it gives the key to write
   * with; asked with one, the key of that id, or `undefined` when it has none. A function that knows one key may
   * ignore what it is asked: the id of its answer is compared.
   *
   * Called anew for every value that is read or written, and for `assertWritable`: a `TokenManager` reads when
   * it starts, and at each refresh reads and writes once. Nothing of the key is kept in between, so that a rotated
   * or revoked key counts at once.
   */
  readonly key: (id?: string) => EncryptionKey | undefined | Promise<EncryptionKey | undefined>;
  /**
   * True where no key exists but what `key` gives, as when keys can't leave the place they are kept in. What none of
   * them opens is lost: `storage-wrong-key` then has the revision, so that an explicit login may replace it.
   */
  readonly hasEveryKey?: boolean;
}

/** Whether a text can be the id of a key. */
export function isKeyId(id: unknown): id is string {
  return typeof id === "string" && /^[\x21-\x7e]{1,200}$/.test(id);
}
