import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { ArgumentError, SchwabKitError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { getQuotesInBatches, QuoteBatchError, SchwabApiError } from "../src/index.js";
import { answer, clientOf, rejectionOf, serve, serveAnswer, type TestServer } from "./server.js";

const named = (count: number): string[] => Array.from({ length: count }, (_, number) => `S${number}`);

function symbolsOf(url: string | undefined): string[] {
  return new URL(url ?? "", "http://localhost").searchParams.get("symbols")?.split(",") ?? [];
}

/** A server that knows every symbol but those that start with a `?`, and answers backwards. */
async function serveQuotes(): Promise<TestServer & { readonly batches: () => string[][] }> {
  const server = await serve((request, response) => {
    const symbols = symbolsOf(request.url);
    const known = symbols.filter((symbol) => !symbol.startsWith("?")).reverse();
    const invalidSymbols = symbols.filter((symbol) => symbol.startsWith("?"));
    const quotes = Object.fromEntries(known.map((symbol) => [symbol, { assetMainType: "EQUITY", symbol }]));
    answer(response, 200, {
      ...(invalidSymbols.length === 0
        ? {}
        : { errors: { invalidSymbols, invalidCusips: [invalidSymbols[0]] } }),
      ...quotes,
    });
  });
  return { ...server, batches: () => server.seen.map(({ url }) => symbolsOf(url)) };
}

describe("quotes in batches", () => {
  it("come in the order given, from no more than 500 symbols at once", async () => {
    const server = await serveQuotes();
    const symbols = named(1201);
    const quotes = await getQuotesInBatches(clientOf(server), symbols, { fields: "quote", indicative: true });
    expect(Object.keys(quotes)).toEqual(symbols);
    expect(quotes["S7"]).toEqual({ assetMainType: "EQUITY", symbol: "S7" });
    // The batches are on their way at once, and may arrive in any order.
    expect(new Set(server.batches().map(({ length }) => length))).toEqual(new Set([500, 201]));
    expect(server.batches()).toHaveLength(3);
    expect(server.seen.every(({ url }) => url?.endsWith("&fields=quote&indicative=true"))).toBe(true);
  });

  it("ask for fewer where their symbols are long, so that no address is too long", async () => {
    const server = await serveQuotes();
    const options = Array.from(
      { length: 500 },
      (_, number) => `AAPL  261218C${String((number + 1) * 1000).padStart(8, "0")}`,
    );
    expect(Object.keys(await getQuotesInBatches(clientOf(server), options))).toEqual(options);
    expect(server.seen.length).toBeGreaterThan(2);
    for (const { url } of server.seen) expect(url?.length).toBeLessThan(6100);
    expect(new Set(server.batches().flat())).toEqual(new Set(options));
  });

  it("list the unknown symbols of all batches, and nothing when there are none", async () => {
    const server = await serveQuotes();
    const symbols = ["?first", ...named(600), "?last"];
    const quotes = await getQuotesInBatches(clientOf(server), symbols);
    expect(quotes.errors).toEqual({
      invalidSymbols: ["?first", "?last"],
      invalidCusips: ["?first", "?last"],
    });
    expect(Object.keys(quotes)).toEqual([...named(600), "errors"]);
    expect(await getQuotesInBatches(clientOf(server), "AAPL")).not.toHaveProperty("errors");
  });

  it("ask for a symbol once, and take commas as separators", async () => {
    const server = await serveQuotes();
    const quotes = await getQuotesInBatches(clientOf(server), new Set(["AAPL,MSFT", "BRK/B", "AAPL"]));
    expect(Object.keys(quotes)).toEqual(["AAPL", "MSFT", "BRK/B"]);
    expect(server.batches()).toEqual([["AAPL", "MSFT", "BRK/B"]]);
  });

  it("keep what Schwab adds, after the batch it came with", async () => {
    const server = await serve((request, response) => {
      const symbols = symbolsOf(request.url);
      answer(response, 200, { "$SPY.IV": {}, ...Object.fromEntries(symbols.map((symbol) => [symbol, {}])) });
    });
    const quotes = await getQuotesInBatches(clientOf(server), named(501));
    expect(Object.keys(quotes).slice(499)).toEqual(["S499", "$SPY.IV", "S500"]);
  });
});

describe("a batch that fails", () => {
  it("names its symbols, and fails as its request did", async () => {
    const server = await serve((request, response) => {
      const isSecond = symbolsOf(request.url).includes("S500");
      answer(response, isSecond ? 429 : 200, {}, { "retry-after": "7", "schwab-client-correlid": "c-1" });
    });
    const error = await rejectionOf(getQuotesInBatches(clientOf(server), named(750)));
    for (const kind of [QuoteBatchError, SchwabApiError, SchwabKitError]) expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({
      name: "QuoteBatchError",
      code: "api-rate-limited",
      retryable: true,
      status: 429,
      retryAfterSeconds: 7,
      correlationId: "c-1",
      symbols: named(750).slice(500),
    });
    expect((error as Error).message).toContain("was answered 429 Too Many Requests: ");
    expect((error as Error).message).toMatch(/ It was for 250 symbols, S500 to S749\.$/);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ symbols: named(750).slice(500) });
  });

  it("ends the others, which wait for nothing any more", async () => {
    const waiting: ServerResponse[] = [];
    const ended: Promise<unknown>[] = [];
    const server = await serve((_, response) => {
      ended.push(once(response, "close"));
      waiting.push(response);
      if (waiting.length === 3) answer(response, 400, "");
    });
    await rejectionOf(getQuotesInBatches(clientOf(server), named(1300)));
    await Promise.all(ended);
    expect(waiting.map(({ writableEnded }) => writableEnded)).toEqual([false, false, true]);
  });

  it("shows no token that stood in a symbol's place", async () => {
    const token = "I0.canary1dGgyLmJkYy5zY2h3YWIuY29t.canary1IG5vdCBhIHJlYWwgdG9rZW4@";
    const server = await serveAnswer(400, "");
    const error = await rejectionOf(getQuotesInBatches(clientOf(server), ["AAPL  261218C00250000", token]));
    expect((error as QuoteBatchError).symbols).toEqual(["AAPL  261218C00250000", "[redacted]"]);
    expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain("canary");
  });

  it("for another reason than the API's is that reason", async () => {
    const stop = new AbortController();
    const server = await serve(() => stop.abort(new RangeError("enough")));
    const quotes = getQuotesInBatches(clientOf(server), named(600), { signal: stop.signal });
    expect(await rejectionOf(quotes)).toBe(stop.signal.reason);
  });

  it.each([[[]], [["AAPL", ""]], ["AAPL,,MSFT"], [undefined]])(
    "is none when %j is refused",
    async (symbols) => {
      const server = await serveQuotes();
      const error = await rejectionOf(getQuotesInBatches(clientOf(server), symbols as never));
      expect(error).toBeInstanceOf(ArgumentError);
      expect(server.seen).toHaveLength(0);
    },
  );
});
