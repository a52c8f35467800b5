// What the packages of this workspace share with each other. Not covered by versioning: nothing outside should
// import it.

export { toBase64Url } from "./base64url.js";
export { dateOf } from "./date-of.js";
export { lookalikes } from "./did-you-mean.js";
export { isObject } from "./is-object.js";
export { kindOf } from "./kind-of-error.js";
export { RecentSet } from "./recent-set.js";
export { retryAfterSeconds } from "./retry-after.js";
export { excerptOf, withoutSecrets, withoutTokens } from "./safe-text.js";
export { skewFrom } from "./skew-from.js";
export { systemErrorCode } from "./system-error-code.js";
export { tellAll } from "./tell-all.js";
export { type TimeLimit, timeLimit } from "./time-limit.js";
export { unlessAborted } from "./unless-aborted.js";
export { within } from "./within.js";
