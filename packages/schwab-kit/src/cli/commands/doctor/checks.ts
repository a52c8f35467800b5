import { marketDataApi, traderApi } from "./checks/api-access.js";
import { appKey, appSecret } from "./checks/app-credentials.js";
import { baseUrl } from "./checks/base-url.js";
import { callbackPort } from "./checks/callback-port.js";
import { callbackUrl } from "./checks/callback-url.js";
import { certificate } from "./checks/certificate.js";
import { clock } from "./checks/clock.js";
import { credentialsAccepted } from "./checks/credentials-accepted.js";
import { apiHost, streamerHost } from "./checks/hosts.js";
import { lock } from "./checks/lock.js";
import { accessTokenClock, loginClock } from "./checks/login-clocks.js";
import { loginPage } from "./checks/login-page.js";
import { nodeVersion } from "./checks/node-version.js";
import { tokenDirectory, tokenFileMode } from "./checks/token-file.js";
import { tokenRecord } from "./checks/token-record.js";
import { tokenStorage } from "./checks/token-storage.js";
import type { Check } from "./examine.js";

/** In the order in which they are told: what is at the bottom of the others comes first. */
export const checks: readonly Check[] = [
  nodeVersion,
  baseUrl,
  appKey,
  appSecret,
  callbackUrl,
  callbackPort,
  certificate,
  apiHost,
  clock,
  credentialsAccepted,
  loginPage,
  tokenFileMode,
  tokenDirectory,
  tokenStorage,
  lock,
  tokenRecord,
  accessTokenClock,
  loginClock,
  traderApi,
  marketDataApi,
  streamerHost,
];
