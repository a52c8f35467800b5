import type { Clock } from "./clock.js";
import { dateOf } from "./date-of.js";
import { isObject } from "./is-object.js";
import { skewFrom } from "./skew-from.js";

/** One answer of the token endpoint, read to its end. */
export interface TokenEndpointAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as a JSON object, when it is one. */
  readonly json: Record<string, unknown> | undefined;
  /** Epoch milliseconds by the server's clock when the request began, as far as can be known. */
  readonly askedAt: number;
  /**
   * Milliseconds to add to our clock to get the server's; 0 when they agree as far as can be seen; `undefined` when
   * it can't be known, because our clock was moved, or the machine slept, between question and answer.
   */
  readonly clockSkewMs: number | undefined;
}

/** When a request began: by our clock, and by one that nobody sets. Both in milliseconds. */
export interface Beginning {
  readonly at: number;
  readonly steady: number;
}

/** More than two clocks of one machine differ by themselves within a request, milliseconds. */
const STEADY_MS = 2_000;

/** Reads a response to its end, and tells from its `Date` header how wrong our clock is. */
export async function readAnswer(
  response: Response,
  begun: Beginning,
  clock: Clock,
): Promise<TokenEndpointAnswer> {
  const { status, headers } = response;
  const answeredAt = clock();
  const date = dateOf(headers);
  const drift = answeredAt - begun.at - (performance.now() - begun.steady);
  const isSteady = Math.abs(drift) <= STEADY_MS;
  const clockSkewMs = isSteady ? (skewFrom(date, begun.at, answeredAt) ?? 0) : undefined;
  // Without a steady clock of our own only the server's is left: it wrote the date when it answered.
  const askedAt = isSteady || Number.isNaN(date) ? begun.at + (clockSkewMs ?? 0) : date;
  const text = await response.text();
  return { status, headers, text, json: jsonObject(text), askedAt, clockSkewMs };
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
