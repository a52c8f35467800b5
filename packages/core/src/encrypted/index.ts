export { encryptedStorage } from "./encrypted-storage.js";
export type { EncryptedStorageOptions, EncryptionKey } from "./encryption-key.js";
