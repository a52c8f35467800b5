export type { MintedGrant } from "@schwab-kit/core/token-endpoint";
export {
  type AuthorizationContext,
  type AuthorizationOptions,
  createAuthorization,
} from "./authorization-context.js";
export { type CompletionOptions, completeAuthorization } from "./complete-authorization.js";
export { type ReadRedirectOptions, readRedirect } from "./read-redirect.js";
export type { ReceivedRedirect } from "./received-query.js";
