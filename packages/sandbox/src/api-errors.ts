import { randomUUID } from "node:crypto";
import type { Context } from "hono";

/** One entry of the envelope that the gateway and the market-data service use. */
interface ErrorDetail {
  readonly detail?: string;
  readonly source?: { readonly parameter?: string; readonly pointer?: readonly string[] };
}

/** What Schwab's gateway answers to a missing, expired or unknown access token. */
export function unauthorized(c: Context): Response {
  return c.json(
    { errors: [{ id: randomUUID(), status: 401, title: "Unauthorized", detail: "Client not authorized" }] },
    401,
  );
}

export function notFound(c: Context): Response {
  return c.json({ errors: [{ id: randomUUID(), status: 404, title: "Not Found" }] }, 404);
}

/** A market-data 400. Its status is a string there, unlike the gateway's. */
export function marketDataBadRequest(c: Context, error: ErrorDetail): Response {
  return c.json({ errors: [{ id: randomUUID(), status: "400", title: "Bad Request", ...error }] }, 400);
}

/** What Schwab's gateway answers in place of a body of more than 10 MB. */
export function bodyTooBig(c: Context): Response {
  return c.json(
    { fault: { faultstring: "Body buffer overflow", detail: { errorcode: "protocol.http.TooBigBody" } } },
    502,
  );
}

/** A trader 400, which has an envelope of its own. */
export function traderBadRequest(c: Context, message: string, errors: readonly string[]): Response {
  return c.json({ message, errors }, 400);
}

/** A trader failure that Schwab explains with a message alone. */
export function traderRefusal(c: Context, status: 400 | 404, message: string): Response {
  return c.json({ message }, status);
}

/** What Schwab answers to a plain account number too: paths take only the hash that stands for it. */
export function invalidAccountNumber(c: Context): Response {
  return traderRefusal(c, 400, "Invalid account number");
}

/** Keeps a fault of the sandbox itself apart from the ones it plays: its text names the sandbox. */
export function sandboxFailed(error: Error, c: Context): Response {
  const detail = `The sandbox itself failed (${error.name}). Please report it.`;
  return c.json({ errors: [{ id: randomUUID(), status: 500, title: "Internal Server Error", detail }] }, 500);
}
