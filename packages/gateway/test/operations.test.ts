import { expect, test } from "vitest";
import { type OperationName, operationNames, operations } from "../../../test/api-facts/operations.js";
import { methodsAt } from "../src/api-operations.js";
import { createGateway } from "../src/index.js";

const hash = "5A1F0C3E9B7D24688642D7B9E3C0F1A50F1E2D3C4B5A69788796A5B4C3D2E1F0";
const examples: Readonly<Record<string, readonly string[]>> = {
  accountNumber: [hash],
  orderId: ["1", "9223372036854775807"],
  transactionId: ["81234567890"],
  symbol_id: [
    "AAPL",
    "BRK/B",
    "/ESZ26",
    "./EW4Z26C6000",
    "$SPX",
    "EUR/USD",
    "AAPL  261218C00200000",
    "BF.B",
    "BRK-B",
  ],
  market_id: ["equity"],
  cusip_id: ["037833100", "38259P*08"],
};

function pathsOf(name: OperationName): string[] {
  const { path } = operations[name];
  const parameter = /\{(\w+)\}/g;
  const names = [...path.matchAll(parameter)].map(([, found]) => found ?? "");
  const most = Math.max(1, ...names.map((found) => examples[found]?.length ?? 0));
  return Array.from({ length: most }, (_, i) =>
    path.replace(parameter, (_text, found: string) => {
      const values = examples[found] ?? [];
      return encodeURIComponent(values[i % values.length] ?? "");
    }),
  );
}

test("there are 23 operations in the facts", () => expect(operationNames).toHaveLength(23));

test.each(operationNames)("lets %s through, with its path as it is encoded", async (name) => {
  const { method } = operations[name];
  const sent: string[] = [];
  const gateway = createGateway({
    appKey: "key",
    appSecret: "secret",
    callbackUrl: "https://127.0.0.1:8182",
    baseUrl: "http://127.0.0.1:1/prefix/",
    fetch: async (url) => {
      sent.push(String(url));
      return Response.json({});
    },
  });
  for (const path of pathsOf(name)) {
    const target = `${path}?a=b%2Fc&d=%20`;
    const hasBody = method === "POST" || method === "PUT";
    const response = await gateway(
      new Request(`http://127.0.0.1:8190${target}`, {
        method,
        headers: { authorization: "Bearer token", "content-type": "application/json" },
        ...(hasBody ? { body: "{}" } : {}),
      }),
    );
    expect(response.status, path).toBe(200);
    expect(sent.at(-1)).toBe(`http://127.0.0.1:1/prefix${target}`);
  }
});

test("no operation has more methods than it has in the facts", () => {
  const documented = new Map<string, Set<string>>();
  for (const name of operationNames) {
    const { path, method } = operations[name];
    documented.set(path, (documented.get(path) ?? new Set()).add(method));
  }
  for (const name of operationNames) {
    for (const path of pathsOf(name)) {
      expect(new Set(methodsAt(path)), path).toEqual(documented.get(operations[name].path));
    }
  }
});
