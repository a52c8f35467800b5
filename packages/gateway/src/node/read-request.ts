import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { Refusal } from "../refusal.js";

/** Headers of which a second one can only mean that two readers are to see different requests. */
const single = new Set([
  "authorization",
  "content-length",
  "content-type",
  "host",
  "origin",
  "sec-fetch-dest",
  "sec-fetch-site",
  "transfer-encoding",
]);

/**
 * Node's request as a `Request`, whose address is the target as it was sent: what an address would silently put
 * right is refused.
 * @throws Refusal `gateway-request-malformed`
 */
export function readRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = "", url: target = "", rawHeaders } = incoming;
  const problem = problemOfTarget(target) ?? problemOfHead(incoming);
  if (problem !== undefined) throw malformed(problem);
  const scheme = (incoming.socket as Partial<TLSSocket>).encrypted === true ? "https" : "http";
  const hasBody = method !== "GET" && method !== "HEAD";
  try {
    const headers = new Headers();
    for (let i = 0; i < rawHeaders.length; i += 2)
      headers.append(rawHeaders[i] ?? "", rawHeaders[i + 1] ?? "");
    return new Request(`${scheme}://${incoming.headers.host}${target}`, {
      method,
      headers,
      signal,
      ...(hasBody ? { body: bodyOf(incoming), duplex: "half" } : {}),
    } as RequestInit);
  } catch {
    throw malformed("its method, Host or headers are not valid.");
  }
}

function problemOfTarget(target: string): string | undefined {
  if (!target.startsWith("/")) return "its target must be a path, not a whole address.";
  if (!/^[\x21-\x7e]{1,8192}$/.test(target))
    return "its target is too long, or has characters that must be encoded.";
  const [path = ""] = target.split("?");
  if (target.includes("#") || /\\|\/\/|%(?:[01][0-9a-f]|5c|7f)|%(?![0-9a-f]{2})/i.test(path)) {
    return "its path has empty steps, backslashes, control characters or a broken encoding.";
  }
  const isWayUp = path.split("/").some((step) => /^(?:\.|%2e){1,2}$/i.test(step));
  return isWayUp || /(?:%2f|^|\/)(?:\.|%2e){2}(?:%2f|\/|$)/i.test(path)
    ? "its path has dots as steps."
    : undefined;
}

function problemOfHead({ method, headers, rawHeaders }: IncomingMessage): string | undefined {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const repeated = names.find((name, index) => single.has(name) && names.indexOf(name) !== index);
  if (repeated !== undefined) return `${repeated} is there more than once.`;
  if (!/^[\w.:[\]-]+$/.test(headers.host ?? "")) return "it has no Host that could be one.";
  const hasBody = (headers["content-length"] ?? "0") !== "0" || headers["transfer-encoding"] !== undefined;
  return hasBody && (method === "GET" || method === "HEAD") ? `a ${method} has no body.` : undefined;
}

/** Cancelling it leaves the connection open, for the answer that says why. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function malformed(why: string): Refusal {
  return new Refusal("gateway-request-malformed", `the request is refused: ${why}`);
}
