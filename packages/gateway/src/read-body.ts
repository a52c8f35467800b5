import { Refusal } from "./refusal.js";

/** Bytes a request may have: many times an order of many legs. */
const LIMIT = 256 * 1024;

/**
 * The whole body, before anything of the request is sent on: one that turns out too long must not have arrived in
 * part, and Schwab wants its length said first.
 * @throws Refusal `gateway-body-too-large`; `gateway-request-malformed` when it breaks off
 */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > LIMIT) throw tooLarge();
  const body = new Uint8Array(LIMIT);
  let length = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal("gateway-request-malformed", "the request's body broke off.");
    });
    if (done) break;
    if (length + value.length > LIMIT) {
      // Nobody waits for it: what is still to come is the server's to deal with.
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    body.set(value, length);
    length += value.length;
  }
  return body.slice(0, length);
}

/** The body of a request that must have one, of that type. */
export async function readBodyOfType(request: Request, type: string): Promise<Uint8Array<ArrayBuffer>> {
  const [given = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (given.trim().toLowerCase() !== type) {
    throw new Refusal("gateway-body-type-refused", `this request's Content-Type must be ${type}.`);
  }
  const body = await readBody(request);
  if (body.length > 0) return body;
  throw new Refusal(
    "gateway-body-missing",
    "the request has no body. On a server with body parsers, mount the gateway in front of them.",
  );
}

function tooLarge(): Refusal {
  return new Refusal("gateway-body-too-large", `a request body may have ${LIMIT} bytes at most.`);
}
