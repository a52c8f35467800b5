export type { MintedGrant } from "@schwab-kit/core/token-endpoint";
export type { CertificateFiles } from "./certificate/given-certificate.js";
export { login, loopbackLogin, pasteLogin } from "./login.js";
export type { LoginAddresses, LoginOptions, LoopbackOptions, PasteOptions } from "./login-options.js";
