/** One answer of the API, read to its end. */
export interface Answer {
  /** What was asked, for messages: method and path. */
  readonly asked: string;
  /** How many requests the call had sent by then. */
  readonly attempts: number;
  readonly response: Response;
  readonly text: string;
  /** The tokens this call has used: no message may show them, though the answer may. */
  readonly secrets: readonly string[];
  /** Reads data from JSON, as the client was told to. */
  readonly parseJson: ParseJson;
}

export type ParseJson = (text: string) => unknown;

/** The body as JSON, or undefined when it isn't any (JSON has no `undefined` of its own). */
export function jsonIn(text: string, parseJson: ParseJson = JSON.parse): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** True for what `redirect: "manual"` gives: the answer itself in Node, an opaque one in a browser. */
export function isRedirect({ response }: Answer): boolean {
  return response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
}
