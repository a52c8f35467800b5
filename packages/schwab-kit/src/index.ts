export * from "@schwab-kit/core";
export * from "@schwab-kit/http-client";
export {
  type AuthorizationContext,
  completeAuthorization,
  createAuthorization,
} from "@schwab-kit/login-flow";
export * from "@schwab-kit/orders";
export { defaultTokenPath, tokenFile } from "@schwab-kit/storage-node-fs";
export { Client, createClient } from "./client.js";
export { type AccessFunctions, clientFromAccessFunctions } from "./client-from-access-functions.js";
export { clientFromLoginFlow, clientFromManualFlow, type LoginTarget } from "./client-from-login-flow.js";
export { clientFromReceivedUrl, getAuthContext } from "./client-from-received-url.js";
export { clientFromTokenFile } from "./client-from-token-file.js";
export type { ClientOptions, LoginOptions, TokenWriteFunction } from "./client-options.js";
export { DEFAULT_MAX_TOKEN_AGE, easyClient } from "./easy-client.js";
