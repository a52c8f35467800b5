import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { ArgumentError } from "@schwab-kit/core";
import { describe, expect, it } from "vitest";
import { OptionStrategy, SchwabApiError, splitOptionChain } from "../src/index.js";
import { day, serveChain } from "./chain-server.js";
import { answer, clientOf, rejectionOf, serve, serveAnswer } from "./server.js";

describe("a split chain", () => {
  it("is asked for whole, and is that when it fits", async () => {
    const server = await serveChain({ expirations: 4, strikes: 3, limit: 1e6 });
    expect(await splitOptionChain(clientOf(server), "$SPX", { strikeCount: 3 })).toEqual(server.whole);
    expect(server.seen.map(({ url }) => url)).toEqual(["/marketdata/v1/chains?symbol=%24SPX&strikeCount=3"]);
  });

  it("of 12 MB comes whole through a gateway that lets 10 MB through", async () => {
    const server = await serveChain({ expirations: 45, strikes: 1500, limit: 10_000_000 });
    expect(JSON.stringify(server.whole).length).toBeGreaterThan(12_000_000);
    const chain = await splitOptionChain(clientOf(server), "$SPX");
    // As text, so that the order of every expiration and strike counts.
    expect(JSON.stringify(chain) === JSON.stringify(server.whole)).toBe(true);
    expect(server.asked).toEqual(["", `toDate=${day(22)}`, `fromDate=${day(23)}`]);
  });

  it("is halved until every part fits, and has all parts in their order", async () => {
    // Three expirations fit, four don't: of the first halves, one is there already when the other is halved.
    const server = await serveChain({ expirations: 7, strikes: 10, limit: 6500 });
    const chain = await splitOptionChain(clientOf(server), "$SPX");
    expect(JSON.stringify(chain)).toBe(JSON.stringify(server.whole));
    expect(server.asked).toHaveLength(5);
    expect(new Set(server.asked).size).toBe(5);
    expect(server.seen.filter(({ url }) => url?.includes("/expirationchain"))).toHaveLength(1);
  });

  it("is split by calls and puts where a single expiration is too big, one that was cut short too", async () => {
    for (const truncates of [false, true]) {
      const server = await serveChain({ expirations: 2, strikes: 10, limit: 1600, truncates });
      const chain = await splitOptionChain(clientOf(server), "$SPX");
      expect(JSON.stringify(chain)).toBe(JSON.stringify(server.whole));
      expect(server.asked).toHaveLength(1 + 2 + 4);
      expect(server.asked).toContain(`contractType=CALL&toDate=${day(0)}`);
      expect(server.asked).toContain(`contractType=PUT&fromDate=${day(1)}`);
    }
  });

  it("stays within the days and the side asked for", async () => {
    const server = await serveChain({ expirations: 8, strikes: 10, limit: 2500 });
    const chain = await splitOptionChain(clientOf(server), "$SPX", {
      fromDate: day(2),
      toDate: `${day(5)}T12:00:00-05:00`,
      contractType: "CALL",
      includeUnderlyingQuote: true,
    });
    expect(Object.keys(chain.callExpDateMap ?? {})).toEqual(
      [2, 3, 4, 5].map((number) => `${day(number)}:${number}`),
    );
    expect(chain.putExpDateMap).toEqual({});
    expect(chain.numberOfContracts).toBe(40);
    const common = "contractType=CALL&includeUnderlyingQuote=true";
    expect(new Set(server.asked)).toEqual(
      new Set([
        `${common}&fromDate=${day(2)}&toDate=${day(5)}`,
        `${common}&fromDate=${day(2)}&toDate=${day(3)}`,
        `${common}&fromDate=${day(4)}&toDate=${day(5)}`,
      ]),
    );
  });

  it("counts its contracts whatever a parser makes of numbers", async () => {
    const server = await serveChain({ expirations: 2, strikes: 10, limit: 2500 });
    const parseJson = (text: string): unknown =>
      JSON.parse(text, (_, value) => (Number.isInteger(value) ? BigInt(value) : value));
    const chain = await splitOptionChain(clientOf(server, { parseJson }), "$SPX");
    expect(chain.numberOfContracts).toBe(40);
    expect(Object.keys(chain.callExpDateMap ?? {})).toHaveLength(2);
  });

  it("has what isn't of contracts from a part that has contracts", async () => {
    const server = await serve((request, response) => {
      const { searchParams, pathname } = new URL(request.url ?? "", "http://localhost");
      if (pathname.endsWith("/expirationchain")) {
        return answer(response, 200, { expirationList: [{ expiration: day(0) }, { expiration: day(1) }] });
      }
      if (searchParams.size === 1) return answer(response, 200, { isChainTruncated: true });
      if (searchParams.has("toDate")) return answer(response, 200, { status: "FAILED", underlyingPrice: 0 });
      const putExpDateMap = { [`${day(1)}:1`]: { "5.0": [{ symbol: "X" }] } };
      return answer(response, 200, { status: "SUCCESS", underlyingPrice: 7, putExpDateMap });
    });
    expect(await splitOptionChain(clientOf(server), "X")).toEqual({
      status: "SUCCESS",
      underlyingPrice: 7,
      callExpDateMap: {},
      putExpDateMap: { [`${day(1)}:1`]: { "5.0": [{ symbol: "X" }] } },
    });
  });
});

describe("a chain that can't be split", () => {
  it("because one side of one expiration is too big is refused by its name", async () => {
    const server = await serveChain({ expirations: 3, strikes: 10, limit: 500 });
    const error = await rejectionOf(splitOptionChain(clientOf(server), "$SPX", { fromDate: day(2) }));
    expect(error).toBeInstanceOf(SchwabApiError);
    expect(error).toMatchObject({ code: "api-answer-too-big", retryable: false, action: "fix-request" });
    expect((error as Error).message).toBe(
      `The CALL contracts of $SPX that expire on ${day(2)} are too big an answer for Schwab's gateway, and can't ` +
        "be split any further; ask for fewer with strikeCount or strikeRange.",
    );
  });

  it("because Schwab is unavailable is asked for no further", async () => {
    const server = await serveAnswer(502, "");
    expect(await rejectionOf(splitOptionChain(clientOf(server), "$SPX"))).toMatchObject({
      code: "api-unavailable",
    });
    expect(server.seen).toHaveLength(1);
  });

  it("because it is of spreads is refused before anything is sent", async () => {
    const server = await serveAnswer(200, {});
    for (const strategy of Object.values(OptionStrategy)) {
      const split = splitOptionChain(clientOf(server), "$SPX", { strategy });
      if (["SINGLE", "ANALYTICAL"].includes(strategy)) await split;
      else expect(await rejectionOf(split)).toBeInstanceOf(ArgumentError);
    }
    expect(server.seen.map(({ url }) => url?.split("&")[1])).toEqual([
      "strategy=SINGLE",
      "strategy=ANALYTICAL",
    ]);
  });

  it("because its expirations have no day is refused", async () => {
    const server = await serve((request, response) => {
      const isChain = request.url?.includes("/chains");
      answer(
        response,
        200,
        isChain ? { isChainTruncated: true } : { expirationList: [{ daysToExpiration: 1 }] },
      );
    });
    expect(await rejectionOf(splitOptionChain(clientOf(server), "$SPX"))).toMatchObject({
      code: "api-answer-unreadable",
    });
  });
});

/** A server that refuses the whole as too big, and has parts answered by `answerPart`. Tells of their ends. */
async function serveParts(answerPart: (response: ServerResponse, number: number) => void) {
  let parts = 0;
  const ended: Promise<unknown>[] = [];
  const server = await serve((request, response) => {
    if (request.url?.includes("/expirationchain")) {
      return answer(response, 200, {
        expirationList: [day(0), day(1)].map((expirationDate) => ({ expirationDate })),
      });
    }
    if (!request.url?.includes("Date=")) return answer(response, 200, { isChainTruncated: true });
    ended.push(once(response, "close"));
    return answerPart(response, ++parts);
  });
  return { server, ended };
}

describe("the parts of a chain", () => {
  it("are given up when one fails, and it is that failure", async () => {
    let failFirst = (): void => {};
    const { server, ended } = await serveParts((response, number) => {
      if (number === 1) failFirst = () => answer(response, 503, "");
      else failFirst();
    });
    const error = await rejectionOf(splitOptionChain(clientOf(server), "$SPX"));
    expect(error).toMatchObject({ code: "api-unavailable", status: 503 });
    expect(ended).toHaveLength(2);
    await Promise.all(ended);
  });

  it("are given up when the caller aborts, with the caller's reason", async () => {
    const stop = new AbortController();
    const { server, ended } = await serveParts((_, number) => {
      if (number === 2) stop.abort(new RangeError("enough"));
    });
    const split = splitOptionChain(clientOf(server), "$SPX", { signal: stop.signal });
    expect(await rejectionOf(split)).toBe(stop.signal.reason);
    expect(ended).toHaveLength(2);
    await Promise.all(ended);
  });
});
