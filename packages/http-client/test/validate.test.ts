import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { type AnswerFinding, liveValidator } from "../src/validate/index.js";
import { clientOf, rejectionOf, serveAnswer } from "./server.js";

const account = (netChange: unknown) => ({
  securitiesAccount: {
    type: "MARGIN",
    accountNumber: "77777777",
    positions: [{ instrument: { assetType: "EQUITY", symbol: "AAPL", netChange } }],
  },
});

/** A client of a server with this answer, and what its validator tells. */
async function validated(mode: "report" | "strict", answer: object) {
  const told: AnswerFinding[] = [];
  const validate = liveValidator({ mode, onFinding: (finding) => told.push(finding) });
  return { client: clientOf(await serveAnswer(200, answer), { validate }), told };
}

describe("in report mode", () => {
  it("an answer as known is given out, and nothing told", async () => {
    const { client, told } = await validated("report", [account(1.5)]);
    expect(await client.getAccounts()).toEqual([account(1.5)]);
    expect(told).toEqual([]);
  });

  it("data comes through unchanged, with what is wrong told by its place and kind", async () => {
    const answer = [
      account(1),
      account("secret words"),
      account(null),
      { securitiesAccount: [] },
      account(2),
    ];
    const { client, told } = await validated("report", answer);
    expect(await client.getAccounts()).toEqual(answer);
    const asked = "GET /trader/v1/accounts";
    const place = "securitiesAccount.positions[0].instrument.netChange";
    expect(told).toEqual([
      { kind: "wrong-kind", asked, path: `$[1].${place}`, expected: "number", found: "string", count: 1 },
      { kind: "wrong-kind", asked, path: `$[2].${place}`, expected: "number", found: "null", count: 1 },
      {
        kind: "wrong-kind",
        asked,
        path: "$[3].securitiesAccount",
        expected: "object",
        found: "array",
        count: 1,
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/secret|77777777|AAPL/);
  });

  it("a missing member that is always there is told", async () => {
    const { client, told } = await validated("report", [{ accountNumber: "1" }]);
    await client.getAccountNumbers();
    expect(told).toMatchObject([{ kind: "missing-member", path: "$[0].hashValue", found: "nothing" }]);
  });

  it("what many elements have in common is told once, with their number", async () => {
    const candle = { open: "1", high: 1, low: 1, close: 1, volume: 1, datetime: 1, vwap: 1 };
    const { client, told } = await validated("report", { candles: Array(2_000).fill(candle) });
    await client.getPriceHistory("AAPL");
    expect(told).toMatchObject([
      { kind: "wrong-kind", path: "$.candles[0].open", count: 2_000 },
      { kind: "unknown-member", path: "$.candles[0].vwap", found: "number", count: 2_000 },
    ]);
  });

  it("one answer brings no more than 100 findings", async () => {
    const members = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`new${n}`, n]));
    const { client, told } = await validated("report", { candles: [], ...members });
    await client.getPriceHistory("AAPL");
    expect(told).toHaveLength(100);
  });

  it("the finding of a token in place of a name doesn't show it", async () => {
    const token = "I0.b2F1dGgyLmJkYy5zY2h3YWIuY29t.abcdefghijklmnopqrstuvwxyz0123456789abcdefg@";
    const { client, told } = await validated("report", { [token]: 1 });
    await client.getUserPreferences();
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain(token.slice(40));
  });

  it("findings go to console.warn when nobody else wants them", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    try {
      liveValidator({ mode: "report" }).check("GET /trader/v1/orders", [{ orderId: "1" }, { orderId: "2" }]);
      expect(warn.mock.calls).toEqual([
        [
          "schwab-kit: wrong-kind in GET /trader/v1/orders, $[0].orderId and 1 more place: " +
            "expected number, found string.",
        ],
      ]);
    } finally {
      warn.mockRestore();
    }
  });

  it("a hook that throws disturbs no call", async () => {
    const thrown = new Error("the hook's own");
    const outside = new Promise((resolve) => {
      const before = process.listeners("uncaughtException");
      process.removeAllListeners("uncaughtException");
      process.once("uncaughtException", (error) => {
        for (const listener of before) process.on("uncaughtException", listener);
        resolve(error);
      });
    });
    const validate = liveValidator({
      mode: "report",
      onFinding() {
        throw thrown;
      },
    });
    const client = clientOf(await serveAnswer(200, [account("1")]), { validate });
    expect(await client.getAccounts()).toHaveLength(1);
    expect(await outside).toBe(thrown);
  });
});

describe("in strict mode", () => {
  it("an answer that contradicts the types rejects the call, which says where and never what", async () => {
    const { client, told } = await validated("strict", [account("secret words")]);
    const error = await rejectionOf(client.getAccounts());
    expect(error).toMatchObject({
      code: "api-answer-unexpected",
      action: "report",
      status: 200,
      findings: told,
      message: expect.stringContaining("netChange: expected number, found string"),
    });
    expect(told).toHaveLength(1);
    expect(inspect(error, { depth: 9 })).not.toMatch(/secret words|77777777/);
  });

  it("what is merely unknown passes, and is told", async () => {
    const order = { orderId: 1, status: "BRAND_NEW", brandNew: { deep: 1 } };
    const told: AnswerFinding[] = [];
    const check = liveValidator({ mode: "strict", onFinding: (finding) => told.push(finding) });
    expect(check.check("GET /trader/v1/orders", [order])).toEqual([]);
    expect(told).toMatchObject([
      { kind: "unknown-value", path: "$[0].status", found: "string" },
      { kind: "unknown-member", path: "$[0].brandNew", found: "object" },
    ]);
  });

  it("a member that is always there rejects the call when it is missing", async () => {
    const { client } = await validated("strict", [{ accountNumber: "1" }]);
    expect(await rejectionOf(client.getAccountNumbers())).toMatchObject({
      code: "api-answer-unexpected",
      findings: [{ kind: "missing-member", path: "$[0].hashValue", found: "nothing" }],
    });
  });

  it("an element of a kind that has no type is refused", async () => {
    const { client } = await validated("strict", { AAPL: { assetMainType: "TULIP", quote: {} } });
    expect(await rejectionOf(client.getQuote("AAPL"))).toMatchObject({
      findings: [{ kind: "wrong-kind", path: "$.AAPL.assetMainType", found: "string" }],
    });
  });

  it.each([[-999], ["NaN"]])("%s is no value of a greek, as documented", async (delta) => {
    const chain = { callExpDateMap: { "2026-02-20:12": { "190.0": [{ delta }] } } };
    const { client, told } = await validated("strict", chain);
    expect(await client.getOptionChain("AAPL")).toEqual(chain);
    expect(told).toEqual([]);
  });

  it.each([[{ offers: [] }], [[{ offers: [] }]]])("user preferences as %j pass", async (answer) => {
    const { client, told } = await validated("strict", answer);
    expect(await client.getUserPreferences()).toEqual({ offers: [] });
    expect(told).toEqual([]);
  });
});

it.each([[{ activityId: 7 }], [[{ activityId: 7 }]]])("a transaction as %j passes", async (answer) => {
  const { client, told } = await validated("strict", answer);
  expect(await client.getTransaction("A".repeat(64), 7)).toEqual({ activityId: 7 });
  expect(told).toEqual([]);
});

it("a validator that isn't one is refused", () => {
  const make = () => clientOf({ origin: "http://127.0.0.1:1" }, { validate: true as never });
  expect(make).toThrow(expect.objectContaining({ code: "config-invalid" }));
});

it("a mode that isn't one is refused", () => {
  expect(() => liveValidator({ mode: "lenient" as never })).toThrow(
    expect.objectContaining({ code: "config-invalid" }),
  );
});
