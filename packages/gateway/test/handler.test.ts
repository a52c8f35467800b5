import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createGateway, type GatewayOptions } from "../src/index.js";
import { titleIn } from "./support.js";

const options: GatewayOptions = {
  appKey: "key",
  appSecret: "the-app-secret",
  callbackUrl: "https://127.0.0.1:8182",
  fetch: async () => Response.json({}),
};

async function ask(
  allowedOrigins: readonly string[] | undefined,
  origin: string,
  headers: Record<string, string> = {},
) {
  const gateway = createGateway({ ...options, allowedOrigins });
  const request = new Request(`${origin}/trader/v1/accounts`, {
    headers: { authorization: "Bearer t", ...headers },
  });
  const response = await gateway(request);
  return titleIn(await response.text()) ?? response.status;
}

const home = ["https://trading.example", "https://127.0.0.1:8190"];
const hostRefused = "gateway-host-refused";
const originRefused = "gateway-origin-refused";

test.each<[string[] | undefined, string, Record<string, string>, string | number]>([
  [undefined, "http://127.0.0.1:8190", {}, 200],
  [undefined, "http://localhost", {}, 200],
  [undefined, "http://[::1]:3000", {}, 200],
  [undefined, "http://127.0.0.1:8190", { origin: "http://127.0.0.1:8190" }, 200],
  [undefined, "http://127.0.0.1:8190", { origin: "http://localhost:8190" }, originRefused],
  [undefined, "https://trading.example", {}, hostRefused],
  [undefined, "http://127.0.0.1.nip.io:8190", {}, hostRefused],
  [undefined, "http://127.0.0.1:8190", { host: "evil.example" }, hostRefused],
  [undefined, "http://127.0.0.1:8190", { "x-forwarded-host": "evil.example", host: "127.0.0.1:8190" }, 200],
  [home, "https://trading.example", { origin: "https://trading.example" }, 200],
  [home, "http://trading.example", { origin: "https://trading.example" }, 200],
  [home, "https://trading.example", { origin: "http://trading.example" }, originRefused],
  [home, "https://trading.example", { origin: "https://127.0.0.1:8190" }, originRefused],
  [home, "https://trading.example", { "sec-fetch-site": "same-origin" }, 200],
  [home, "https://trading.example", { "sec-fetch-site": "same-site" }, originRefused],
  [home, "https://sub.trading.example", {}, hostRefused],
  [home, "https://trading.example:8443", {}, hostRefused],
  [home, "http://localhost:8190", {}, hostRefused],
  [[], "http://127.0.0.1:8190", {}, hostRefused],
])(
  "allowed origins %j: a request to %s with %j gives %s",
  async (allowedOrigins, origin, headers, result) => {
    expect(await ask(allowedOrigins, origin, headers)).toBe(result);
  },
);

test.each<[string, Partial<Record<keyof GatewayOptions, unknown>>, string]>([
  ["no app key", { appKey: undefined }, "config-missing"],
  ["no app secret", { appSecret: undefined }, "config-missing"],
  ["an app secret with a line break", { appSecret: "the-app-secret\n" }, "config-invalid"],
  ["no callback URL", { callbackUrl: undefined }, "callback-url-unsupported"],
  ["half a callback URL", { callbackUrl: "127.0.0.1:8182" }, "callback-url-unsupported"],
  ["plain http to the world", { baseUrl: "http://api.schwabapi.com" }, "config-invalid"],
  ["no time at all", { timeoutMs: 0 }, "config-invalid"],
  ["more time than a timer has", { timeoutMs: 2 ** 31 }, "config-invalid"],
  ["an allowed origin with a slash", { allowedOrigins: ["https://trading.example/"] }, "config-invalid"],
  ["an allowed origin that is any", { allowedOrigins: ["*"] }, "config-invalid"],
  ["an allowed origin in plain http", { allowedOrigins: ["http://trading.example"] }, "config-invalid"],
])("refuses %s when it is made", (_, change, code) => {
  let thrown: unknown;
  try {
    createGateway({ ...options, ...change } as GatewayOptions);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ name: "ConfigError", code });
  expect(inspect(thrown)).not.toContain("the-app-secret");
});

test("an Express parser that took the body leaves no order without one", async () => {
  const gateway = createGateway(options);
  const url = "http://127.0.0.1:8190/trader/v1/accounts/5A1F/orders";
  const headers = { authorization: "Bearer t", "content-type": "application/json", "content-length": "2" };
  const response = await gateway(new Request(url, { method: "POST", headers }));
  expect(titleIn(await response.text())).toBe("gateway-body-missing");
});

test("hides the secret wherever the handler is shown", () => {
  expect(inspect(createGateway(options), { depth: 9, showHidden: true })).not.toContain("the-app-secret");
});
