/** What a program or person should do about an error. */
export type ErrorAction = "retry" | "login" | "fix-config" | "fix-request" | "find-out" | "report";

/**
 * Every code an error of ours can carry, from whichever package, and what to do about it. One list, so that a
 * program can switch over it and a test can prove that each is really raised. What says `retry` may succeed
 * later with nothing changed by the caller; what says `find-out` may have happened, so look before doing it again.
 */
export const errorActions = {
  // The token record and its server
  "token-invalid": "login",
  "token-old-format": "login",
  "issuer-mismatch": "fix-config",
  "login-required": "login",
  "manager-closed": "fix-request",

  // The token endpoint
  "client-rejected": "fix-config",
  "code-rejected": "login",
  "token-endpoint-unavailable": "retry",
  "token-endpoint-outcome-unknown": "retry",
  "token-endpoint-answer-unrecognized": "retry",

  // Storages
  "storage-unreadable": "fix-config",
  "storage-not-a-file": "fix-config",
  "storage-corrupt": "login",
  "storage-too-new": "fix-config",
  "storage-wrong-key": "fix-config",
  "storage-unwritable": "fix-config",
  "storage-conflict": "retry",
  "storage-lock-timeout": "retry",
  "storage-lock-lost": "retry",
  "storage-unavailable": "retry",

  // Logging in
  "callback-url-unsupported": "fix-config",
  "callback-port-taken": "fix-config",
  "callback-port-privileged": "fix-config",
  "certificate-unusable": "fix-config",
  "redirect-not-recognized": "login",
  "state-mismatch": "login",
  "authorization-denied": "login",
  "authorization-failed": "fix-config",
  "login-timeout": "login",
  "login-unavailable": "fix-config",

  // The API
  "api-bad-request": "fix-request",
  "api-unauthorized": "fix-config",
  "api-forbidden": "fix-config",
  "api-not-found": "fix-request",
  "api-rate-limited": "retry",
  "api-unavailable": "retry",
  "api-unreachable": "retry",
  "api-timeout": "retry",
  "api-answer-too-big": "fix-request",
  "api-answer-unreadable": "report",
  "api-answer-unexpected": "report",
  "api-redirect-refused": "report",
  "order-outcome-unknown": "find-out",

  // The stream
  "stream-address-refused": "report",
  "stream-unreachable": "retry",
  "stream-login-denied": "login",
  "stream-taken-over": "fix-config",
  "stream-stopped": "retry",
  "stream-not-logged-in": "retry",
  "stream-service-unavailable": "retry",
  "stream-symbol-limit": "fix-request",
  "stream-command-malformed": "report",
  "stream-command-failed": "retry",
  "stream-command-timeout": "retry",
  "stream-failure": "retry",
  "stream-buffer-full": "fix-request",
  "stream-closed": "fix-request",

  // Orders in the making
  "order-invalid": "fix-request",
  "order-beyond-limits": "fix-request",
  "order-changed": "fix-request",

  // The local gateway
  "port-unavailable": "fix-config",

  // What the caller gave us
  "config-invalid": "fix-config",
  "config-missing": "fix-config",
  "argument-invalid": "fix-request",
} as const;

/** The union of all error codes. */
export type ErrorCode = keyof typeof errorActions;
