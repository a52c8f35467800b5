import type { Clock } from "./clock.js";

/** One answer of the token endpoint, read to its end. */
export interface TokenEndpointAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as a JSON object, when it is one. */
  readonly json: Record<string, unknown> | undefined;
  /** Epoch milliseconds by our own clock when the request began. */
  readonly startedAt: number;
  /** Milliseconds to add to our clock to get the server's; 0 when they agree as far as can be seen. */
  readonly clockSkewMs: number;
}

/** Reads a response to its end, and tells from its `Date` header how wrong our clock is. */
export async function readAnswer(
  response: Response,
  startedAt: number,
  clock: Clock,
): Promise<TokenEndpointAnswer> {
  const { status, headers } = response;
  const clockSkewMs = skewFrom(headers.get("date"), startedAt, clock());
  const text = await response.text();
  return { status, headers, text, json: jsonObject(text), startedAt, clockSkewMs };
}

function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function skewFrom(date: string | null, startedAt: number, answeredAt: number): number {
  const second = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(second)) return 0;
  // `Date` has whole seconds and was written at some moment of the round trip: less than that is no skew.
  const skew = second + 500 - (startedAt + answeredAt) / 2;
  const uncertainty = 1500 + Math.max(0, answeredAt - startedAt) / 2;
  return Math.abs(skew) <= uncertainty ? 0 : Math.round(skew);
}
