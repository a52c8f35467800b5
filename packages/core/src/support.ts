// What the packages of this workspace share with each other. Not covered by versioning: nothing outside should
// import it.
export { lookalikes } from "./did-you-mean.js";
export { retryAfterSeconds } from "./retry-after.js";
export { excerptOf, withoutSecrets, withoutTokens } from "./safe-text.js";
export { systemErrorCode } from "./system-error-code.js";
export { unlessAborted } from "./unless-aborted.js";
