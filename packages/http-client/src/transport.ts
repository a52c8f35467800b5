import { timeLimit, unlessAborted } from "@schwab-kit/core/support";
import { timedOut, unreachable } from "./no-answer.js";
import type { Operation } from "./operation.js";

/** One request, ready to be sent. */
export interface Attempt {
  readonly method: Operation<unknown>["method"];
  readonly url: string;
  /** Sent as JSON. */
  readonly body: object | undefined;
  readonly asked: string;
  /** How many requests the call will then have sent, this one included. */
  readonly attempts: number;
  readonly token: string;
  /** For the whole exchange, to the body's last byte. Milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/** The answer to one request, read to its end. */
export interface Exchange {
  readonly response: Response;
  readonly text: string;
}

/**
 * Sends one request once and reads its answer to the end, whatever its status.
 * @throws the signal's reason, or SchwabApiError `api-timeout` or `api-unreachable`
 */
export async function send(attempt: Attempt): Promise<Exchange> {
  const { asked, attempts, timeoutMs, signal } = attempt;
  signal?.throwIfAborted();
  const { host } = new URL(attempt.url);
  const limit = timeLimit(signal, timeoutMs, () => timedOut(asked, attempts, host, timeoutMs));
  try {
    return await unlessAborted(exchange(attempt, limit.signal), limit.signal);
  } catch (error) {
    throw limit.signal.aborted ? limit.signal.reason : unreachable(asked, attempts, host, error);
  } finally {
    limit.end();
  }
}

async function exchange(
  { method, url, body, token, fetch = globalThis.fetch }: Attempt,
  signal: AbortSignal,
): Promise<Exchange> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    redirect: "manual",
    signal,
  });
  return { response, text: await response.text() };
}
