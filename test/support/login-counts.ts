import type { Sandbox } from "@schwab-kit/sandbox";

/** The code that each login at the streamer was answered with, by the sandbox's journal. */
export function streamLogins(sandbox: Sandbox): (number | undefined)[] {
  return sandbox.journal().flatMap(({ stream }) => (stream?.command === "LOGIN" ? [stream.code] : []));
}

/** How many requests for tokens there were, by the sandbox's journal: each a refresh once somebody is logged in. */
export function refreshes(sandbox: Sandbox): number {
  return sandbox.journal().filter(({ path, method }) => method === "POST" && path === "/v1/oauth/token")
    .length;
}
