import { ConfigError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { AccountFields, QuoteFields, SchwabClient } from "../src/index.js";
import { clientOf, serveAnswer, tokens } from "./server.js";

describe("a request", () => {
  it("carries the token, asks for JSON, and has no body", async () => {
    const server = await serveAnswer(200, []);
    await clientOf(server).getAccountNumbers();
    const [request] = server.seen;
    expect(request?.method).toBe("GET");
    expect(request?.url).toBe("/trader/v1/accounts/accountNumbers");
    expect(request?.headers).toMatchObject({ authorization: "Bearer token-1", accept: "application/json" });
    expect(request?.headers).not.toHaveProperty("content-length");
    expect(request?.headers).not.toHaveProperty("transfer-encoding");
  });

  it("asks for a token anew each time", async () => {
    const server = await serveAnswer(200, {});
    let count = 0;
    const client = clientOf(server, { tokens: { getAccessToken: async () => `token-${++count}` } });
    await client.getUserPreferences();
    await client.getUserPreferences();
    expect(server.seen.map((request) => request.headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  it.each([
    ["AAPL", "/marketdata/v1/AAPL/quotes"],
    ["/ESZ26", "/marketdata/v1/%2FESZ26/quotes"],
    ["BRK/B", "/marketdata/v1/BRK%2FB/quotes"],
    ["$SPX", "/marketdata/v1/%24SPX/quotes"],
    ["AAPL  261218C00250000", "/marketdata/v1/AAPL%20%20261218C00250000/quotes"],
    ["./ESZ26C6800", "/marketdata/v1/.%2FESZ26C6800/quotes"],
    ["a?b#c%2F", "/marketdata/v1/a%3Fb%23c%252F/quotes"],
  ])("encodes the symbol %s in the path", async (symbol, path) => {
    const server = await serveAnswer(200, {});
    await clientOf(server).getQuote(symbol);
    expect(server.seen[0]?.url).toBe(path);
  });

  it("sends lists with commas and flags as words", async () => {
    const server = await serveAnswer(200, {});
    const client = clientOf(server);
    await client.getQuotes(new Set(["AAPL", "/ESZ26", "AAPL  261218C00250000"]), {
      fields: [QuoteFields.QUOTE, QuoteFields.REFERENCE],
      indicative: false,
    });
    await client.getQuotes("AAPL,MSFT");
    await client.getQuote("AAPL", { fields: "regular" });
    await client.getAccounts({ fields: AccountFields.POSITIONS });
    await client.getAccounts({ fields: [] });
    expect(server.seen.map((request) => request.url)).toEqual([
      "/marketdata/v1/quotes?symbols=AAPL%2C%2FESZ26%2CAAPL%20%20261218C00250000&fields=quote%2Creference&indicative=false",
      "/marketdata/v1/quotes?symbols=AAPL%2CMSFT",
      "/marketdata/v1/AAPL/quotes?fields=regular",
      "/trader/v1/accounts?fields=positions",
      "/trader/v1/accounts",
    ]);
  });

  it.each(["/schwab", "/schwab/"])("goes below the base URL's own path %s", async (path) => {
    const server = await serveAnswer(200, {});
    await clientOf(server, { baseUrl: `${server.origin}${path}` }).getUserPreferences();
    expect(server.seen[0]?.url).toBe("/schwab/trader/v1/userPreference");
  });

  it("goes through a fetch of one's own", async () => {
    const server = await serveAnswer(200, {});
    const urls: string[] = [];
    const client = clientOf(server, {
      fetch: (input, init) => {
        urls.push(new Request(input, init).url);
        return fetch(input, init);
      },
    });
    await client.getUserPreferences();
    expect(urls).toEqual([`${server.origin}/trader/v1/userPreference`]);
    expect(server.seen).toHaveLength(1);
  });
});

describe("the client's settings", () => {
  it.each([
    ["a base URL without TLS", { baseUrl: "http://api.schwabapi.com" }],
    ["a base URL that is none", { baseUrl: "schwab" }],
    ["a base URL with a password", { baseUrl: "https://me:pw@api.schwabapi.com" }],
    ["no time at all", { timeoutMs: 0 }],
    ["more time than a timer can count", { timeoutMs: 2 ** 31 }],
    ["time that is no number", { timeoutMs: Number.NaN }],
    ["no token source", { tokens: {} as never }],
  ])("refuse %s", (_, options) => {
    const create = () => new SchwabClient({ tokens: tokens("token-1"), ...options });
    expect(create).toThrow(ConfigError);
    expect(create).toThrow(expect.objectContaining({ code: "config-invalid" }));
  });
});
