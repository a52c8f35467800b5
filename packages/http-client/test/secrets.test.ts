import type { RequestListener } from "node:http";
import { inspect } from "node:util";
import { SchwabKitError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { SchwabApiError, type SchwabClient, type SchwabClientOptions } from "../src/index.js";
import { answer, clientOf, rejectionOf, serve, tokens } from "./server.js";

// In the form of Schwab's tokens, with the `@` that URLs, JSON and HTML write in other ways.
const first = "I0.canary1dGgyLmJkYy5zY2h3YWIuY29t.canary1IG5vdCBhIHJlYWwgdG9rZW4@";
const next = "I0.canary2dGgyLmJkYy5zY2h3YWIuY29t.canary2IG5vdCBhIHJlYWwgdG9rZW4@";

/** Every way in which an error gets shown, and what a debugger would find inside. */
function shown(error: unknown): string {
  const { stack, cause } = error as Error;
  const deep = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true });
  return [String(error), JSON.stringify(error), stack, deep, inspect(cause), inspect(error)].join("\n");
}

const spoken = (token: string): string[] => [
  token,
  encodeURIComponent(token),
  token.replace("@", "&#64;"),
  `Bearer ${token}`,
  `${"x ".repeat(240)}${token}`,
  token.slice(0, 50),
];

function echo(status: number, body: (token: string) => string | object): RequestListener {
  return (request, response) => {
    const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
    response.statusMessage = token;
    answer(response, status, body(token), {
      "schwab-client-correlid": `id ${token}`,
      location: `/?t=${token}`,
    });
  };
}

const listeners: [string, RequestListener][] = [
  ["a message", echo(400, (token) => ({ message: spoken(token).join(" ") }))],
  ["a list of strings", echo(400, (token) => ({ message: token, errors: spoken(token) }))],
  [
    "error objects",
    echo(403, (token) => ({
      errors: spoken(token).map((text) => ({
        id: token,
        title: text,
        detail: text,
        source: { pointer: [text], parameter: text, header: text },
      })),
    })),
  ],
  ["a fault", echo(502, (token) => ({ fault: { faultstring: token, detail: { errorcode: token } } }))],
  ["unknown JSON", echo(500, (token) => ({ [token]: { nested: [token] } }))],
  [
    "JSON with escapes",
    echo(500, (token) => `{"x":"${token.replace("@", "\\u0040").replace("c", "\\u0063")}"}`),
  ],
  ["a web page", echo(500, (token) => `<html><title>${token}</title>${spoken(token).join("<p>")}</html>`)],
  ["text", echo(404, (token) => spoken(token).join("\n"))],
  ["a 401 each time", echo(401, (token) => `${first} ${next} ${token}`)],
  ["a redirect", echo(302, (token) => token)],
  ["an unreadable answer", echo(200, (token) => `<p>${token}</p>`)],
  ["a cut answer", (request) => request.socket.destroy()],
];

async function errorFrom(
  listener: RequestListener,
  options: Partial<SchwabClientOptions> = {},
  call: (client: SchwabClient) => PromiseLike<unknown> = (client) => client.getAccounts(),
): Promise<unknown> {
  const server = await serve(listener);
  return rejectionOf(call(clientOf(server, { tokens: tokens(first, next), ...options })));
}

describe("no token is to be found in the error", () => {
  it.each(listeners)("from %s", async (_, listener) => {
    const error = await errorFrom(listener);
    expect(error).toBeInstanceOf(SchwabApiError);
    expect(shown(error)).not.toContain("canary");
  });

  it.each(listeners)("of an order, from %s", async (_, listener) => {
    const error = await errorFrom(listener, {}, (client) => client.placeOrder("A1", { orderType: "MARKET" }));
    expect(error).toBeInstanceOf(SchwabKitError);
    expect(shown(error)).not.toContain("canary");
  });

  it("from a timeout", async () => {
    const error = await errorFrom(() => {}, { timeoutMs: 20 });
    expect(error).toMatchObject({ code: "api-timeout" });
    expect(shown(error)).not.toContain("canary");
  });

  it("from a fetch that fails with the request in its hands", async () => {
    const error = await errorFrom(() => {}, {
      fetch: async (input, init) => {
        const { headers } = new Request(input, init);
        const authorization = headers.get("authorization");
        throw Object.assign(new TypeError(`failed with ${authorization}`, { cause: { authorization } }), {
          code: authorization,
          headers,
        });
      },
    });
    expect(error).toMatchObject({ code: "api-unreachable" });
    expect(shown(error)).not.toContain("canary");
  });

  it("from a token that no header can hold", async () => {
    const broken = { getAccessToken: async () => `${first}\n` };
    const error = await errorFrom(() => {}, { tokens: broken });
    expect(error).toMatchObject({ code: "config-invalid" });
    expect(shown(error)).not.toContain("canary");
  });

  it("nor in the client itself", async () => {
    expect(shown(clientOf({ origin: "http://127.0.0.1:1" }, { tokens: tokens(first) }))).not.toContain(
      "canary",
    );
  });
});

it("the search finds a token wherever an error may hold one (the control)", () => {
  const hidden = Object.defineProperty(new Error("x"), "request", {
    value: { deep: [new Map([[1, first]])] },
  });
  for (const error of [new Error(first), new Error("x", { cause: { first } }), hidden]) {
    expect(shown(error)).toContain("canary");
  }
});
