import { liveValidator } from "@schwab-kit/http-client/validate";
import type { Fault } from "@schwab-kit/sandbox";
import { client, type Raise, sandbox } from "./scene.js";

export const ofApi = {
  "api-bad-request": async () => {
    const lenient = await client({ enforceEnums: false });
    return await lenient.getQuote("AAPL", { fields: ["nonsense"] as never });
  },
  "api-unauthorized": () => afterFault({ status: 401, times: 2 }),
  "api-forbidden": () => afterFault({ status: 403, body: "<html>Access Denied</html>" }),
  "api-not-found": () => afterFault({ status: 404 }),
  "api-rate-limited": () => afterFault({ status: 429, headers: { "retry-after": "1" } }),
  "api-unavailable": () => afterFault({ status: 502 }),
  "api-unreachable": () => afterFault({ cut: "before-answer" }),
  "api-timeout": () => afterFault({ delayMs: 10_000 }, { timeoutMs: 30 }),
  "api-answer-too-big": () =>
    afterFault({
      status: 502,
      contentType: "application/json",
      body: '{"fault":{"faultstring":"Body buffer overflow","detail":{"errorcode":"protocol.http.TooBigBody"}}}',
    }),
  "api-answer-unreadable": () => afterFault({ status: 200, body: "<html>maintenance</html>" }),
  "api-answer-unexpected": () =>
    afterFault(
      { status: 200, contentType: "application/json", body: '{"AAPL":{"assetMainType":"a-token"}}' },
      { validate: liveValidator({ mode: "strict", onFinding: () => {} }) },
    ),
  "api-redirect-refused": () => afterFault({ status: 302, headers: { location: "https://example.com/" } }),
  "argument-invalid": async () => (await client()).getQuote("AAPL", { fields: ["qoute"] as never }),
} satisfies Raise;

async function afterFault(fault: Omit<Fault, "path">, options: object = {}): Promise<unknown> {
  const used = await client({ retries: 0, ...options });
  sandbox.addFault({ path: "/marketdata/v1/*", ...fault });
  try {
    return await used.getQuote("AAPL");
  } finally {
    sandbox.clearFaults();
  }
}
