export type { MintedGrant } from "@schwab-kit/core/token-endpoint";
export { cachedCertificate } from "./certificate/cached-certificate.js";
export type { CertificateFiles } from "./certificate/given-certificate.js";
export { type CachedCertificateState, inspectCachedCertificate } from "./certificate/inspect-certificate.js";
export type { ServerCertificate } from "./certificate/self-signed-certificate.js";
export { login, loopbackLogin, pasteLogin } from "./login.js";
export type { LoginAddresses, LoginOptions, LoopbackOptions, PasteOptions } from "./login-options.js";
export { openInBrowser } from "./open-browser.js";
