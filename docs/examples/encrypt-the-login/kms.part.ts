/** What is asked of a KMS: the key that only it can unwrap. */
interface Kms {
  decrypt(input: { CiphertextBlob: Uint8Array | undefined }): Promise<{ Plaintext: Uint8Array }>;
}

export function keyFrom(kms: Kms, wrappedKeys: Record<string, Uint8Array>) {
  return async (id = "2026") => ({
    id,
    key: (await kms.decrypt({ CiphertextBlob: wrappedKeys[id] })).Plaintext,
  });
}
