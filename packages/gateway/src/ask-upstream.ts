import type { GatewaySettings } from "./gateway-options.js";
import { Refusal } from "./refusal.js";
import { relayBody } from "./relay-body.js";

export interface UpstreamRequest {
  readonly method: string;
  /** With its query, below the upstream's base URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string;
}

/** What of an answer's head a client of the API reads. The rest speaks of the connection, or sets cookies. */
const passed = [
  "content-type",
  "date",
  "location",
  "retry-after",
  "schwab-client-correlid",
  "schwab-resource-version",
];

/**
 * Sends one request once and hands the answer on as it comes. The whole exchange ends with the time limit, or when
 * the client is gone.
 * @throws Refusal `gateway-upstream-unreachable`, `gateway-upstream-redirect` or `gateway-upstream-timeout`
 */
export async function askUpstream(
  { method, path, headers, body }: UpstreamRequest,
  { upstream, fetch, timeoutMs }: GatewaySettings,
  clientGone: AbortSignal,
): Promise<Response> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  const timer = setTimeout(abort, timeoutMs);
  clientGone.addEventListener("abort", abort, { once: true });
  if (clientGone.aborted) abort();
  const over = (): void => {
    clearTimeout(timer);
    clientGone.removeEventListener("abort", abort);
  };
  let answer: Response;
  try {
    const sent = { method, headers, ...(body === undefined ? {} : { body }) };
    answer = await fetch(`${upstream}${path}`, { ...sent, redirect: "manual", signal: stop.signal });
  } catch {
    // The runtime's error may hold the request, and its token with it: nothing of it goes on from here.
    over();
    throw stop.signal.aborted ? late(timeoutMs) : unreachable(upstream);
  }
  const { status } = answer;
  if (status < 200 || (status >= 300 && status < 400) || status > 599) {
    over();
    abort();
    throw status > 599 ? unreachable(upstream) : redirected(upstream);
  }
  const head = new Headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  for (const name of passed) {
    const value = answer.headers.get(name);
    if (value !== null) head.set(name, value);
  }
  if (answer.body === null) over();
  const relayed = answer.body === null ? null : relayBody(answer.body, { over, abort });
  return new Response(relayed, { status, headers: head });
}

function unreachable(upstream: string): Refusal {
  return new Refusal(
    "gateway-upstream-unreachable",
    `${upstream} could not be reached, or gave no usable answer. Check the network, and try again.`,
  );
}

function late(timeoutMs: number): Refusal {
  return new Refusal(
    "gateway-upstream-timeout",
    `there was no answer within ${timeoutMs} ms. What was asked may have been carried out all the same.`,
  );
}

/** Some runtimes give a redirect that is not followed as it came, others as a status of 0. */
function redirected(upstream: string): Refusal {
  return new Refusal(
    "gateway-upstream-redirect",
    `${upstream} answered with a redirect, which is never followed. Check the base URL, and for a proxy or a ` +
      "login page of the network in between.",
  );
}
