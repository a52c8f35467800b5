import { systemErrorCode } from "@schwab-kit/core/support";
import { SchwabApiError, sentTimes } from "./api-error.js";

/**
 * No answer, or one that broke off. The runtime's own error stays behind: it may hold the request and its
 * token. Only a system error code goes on from it.
 */
export function unreachable(asked: string, attempts: number, host: string, error: unknown): SchwabApiError {
  const code = systemErrorCode(error);
  return new SchwabApiError(
    "api-unreachable",
    `${asked}${sentTimes(attempts)} got no complete answer from ${host}${code === undefined ? "" : ` (${code})`}; check the network and ` +
      "try again. In a web page, the browser may have refused it: Schwab's API is not open to pages, a gateway is.",
    { attempts },
  );
}

export function timedOut(asked: string, attempts: number, host: string, timeoutMs: number): SchwabApiError {
  return new SchwabApiError(
    "api-timeout",
    `${asked}${sentTimes(attempts)} got no complete answer from ${host} within ${timeoutMs} ms; try again, or give a longer timeoutMs.`,
    { attempts },
  );
}
