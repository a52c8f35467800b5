import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../env.js";
import { keepNewest } from "../keep-newest.js";
import { type CheckedRateLimits, checkRateLimits } from "./rate-limits.js";
import { createSlidingWindow, type SlidingWindow } from "./sliding-window.js";

/** The limits of a running sandbox, which can be changed. */
export interface RateLimiter {
  limits(): CheckedRateLimits;
  /** Counting starts anew. @throws TypeError saying what is expected. */
  set(limits: unknown): void;
  readonly middleware: MiddlewareHandler<SandboxEnv>;
}

/** Made-up accounts in paths must not fill the memory. */
const mostAccounts = 100;

/**
 * Answers 429 to what is too much, by the sandbox's own clock. Refused requests don't count. Order writes have a
 * window for each account, all other requests to the data APIs one together; logins and the admin API have none.
 */
export function createRateLimiter(initial: CheckedRateLimits, now: () => number): RateLimiter {
  let limits = initial;
  let requests = createSlidingWindow();
  const writes = new Map<string, SlidingWindow>();

  function writesTo(account: string): SlidingWindow {
    const window = writes.get(account) ?? createSlidingWindow();
    writes.set(account, window);
    keepNewest(writes, mostAccounts);
    return window;
  }

  return {
    limits: () => limits,
    set(value) {
      limits = checkRateLimits(value);
      requests = createSlidingWindow();
      writes.clear();
    },
    middleware: async (c, next) => {
      if (limits === "off" || !/^\/(trader|marketdata)\/v1\//.test(c.req.path)) return next();
      const account = accountWrittenTo(c.req.method, c.req.path);
      const [window, limit] =
        account === undefined
          ? ([requests, limits.requestsPerMinute] as const)
          : ([writesTo(account), limits.orderWritesPerMinute] as const);
      const wait = window.take(now(), limit);
      if (wait === 0) return next();
      const headers = limits.retryAfter ? { "Retry-After": String(Math.ceil(wait / 1000)) } : {};
      return c.json({ message: "Too Many Requests" }, 429, headers);
    },
  };
}

/** The hash of the account whose orders a request would change. */
function accountWrittenTo(method: string, path: string): string | undefined {
  if (method !== "POST" && method !== "PUT" && method !== "DELETE") return undefined;
  return /^\/trader\/v1\/accounts\/([^/]+)\/orders(\/|$)/.exec(path)?.[1];
}
