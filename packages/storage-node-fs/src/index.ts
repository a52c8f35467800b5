export { defaultTokenPath } from "./default-token-path.js";
export { type LockHolder, lockHolders } from "./lock/lock-holders.js";
export { tokenFile } from "./token-file.js";
