export type { Clock } from "./clock.js";
export { checkBaseUrl, type Endpoints, endpointsOf, isLoopbackHost, SCHWAB_ORIGIN } from "./endpoints.js";
export { type ErrorAction, type ErrorCode, errorActions } from "./error-codes.js";
export {
  ArgumentError,
  ConfigError,
  LoginError,
  LoginRequiredError,
  SchwabKitError,
  type SchwabKitErrorOptions,
  StorageConflictError,
  StorageError,
  StorageLockTimeoutError,
  TokenEndpointError,
  TokenError,
} from "./errors.js";
export { excerptOf } from "./excerpt.js";
export { createLocalLock, type LocalLock } from "./local-lock.js";
export { memoryStorage } from "./memory-storage.js";
export { Secret } from "./secret.js";
export { isNewerGrant, issuerOf, parseTokenRecord, type Token, type TokenRecord } from "./token-record.js";
export type {
  HeldLock,
  JsonObject,
  LockOptions,
  Revision,
  StorageCapabilities,
  StoredValue,
  TokenStorage,
} from "./token-storage.js";
