// What the packages of this workspace share with each other of the encryption, apart from `support.ts`, so that who
// encrypts nothing loads nothing of it. Not covered by versioning: nothing outside should import it.
export { isKeyId } from "./encryption-key.js";
export type { UsableKey } from "./keyring.js";
export { lostValue } from "./not-opened.js";
export { sealedStorage } from "./sealed-storage.js";
