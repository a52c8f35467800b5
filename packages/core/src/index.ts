export type { Clock } from "./clock.js";
export { checkCredentials } from "./credentials.js";
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
export { isNewerGrant } from "./grant-order.js";
export { createLocalLock, type LocalLock } from "./local-lock.js";
export { memoryStorage } from "./memory-storage.js";
export { Secret } from "./secret.js";
export {
  type RevisionFunctions,
  storageFromFunctions,
  type ValueFunctions,
} from "./storage-from-functions.js";
export type { TokenEvent, TokenEventListener } from "./token-events.js";
export { TokenManager } from "./token-manager.js";
export type { GetAccessTokenOptions, LogoutResult, TokenManagerOptions } from "./token-manager-options.js";
export { type GrantName, issuerOf, parseTokenRecord, type Token, type TokenRecord } from "./token-record.js";
export { inWords, LOGIN_LIFETIME_SECONDS, type TokenClock, type TokenStatus } from "./token-status.js";
export type {
  HeldLock,
  JsonObject,
  LockOptions,
  Reach,
  Revision,
  StorageCapabilities,
  StoredValue,
  TokenStorage,
} from "./token-storage.js";
