import { expect, test } from "vitest";
import { createGateway } from "../src/index.js";
import { type Scene, serve, startScene, titleIn } from "./support.js";

const form = (members: Record<string, string> | [string, string][]) =>
  new URLSearchParams(members).toString();

function ask({ gateway, fetch }: Scene, body: string, headers: Record<string, string> = {}, query = "") {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return fetch(`${gateway.url}/v1/oauth/token${query}`, {
    method: "POST",
    headers: { ...type, ...headers },
    body,
  });
}

const refresh = { grant_type: "refresh_token", refresh_token: "r" };
const refused = "gateway-token-request-refused";

test.each([
  ["no grant type", form({ refresh_token: "r" }), refused],
  ["another grant", form({ ...refresh, grant_type: "client_credentials" }), refused],
  ["a password", form({ grant_type: "password", username: "u", password: "p" }), refused],
  ["a grant type of every object", form({ grant_type: "constructor" }), refused],
  [
    "two grant types",
    form([
      ["grant_type", "refresh_token"],
      ["grant_type", "password"],
      ["refresh_token", "r"],
    ]),
    refused,
  ],
  [
    "two refresh tokens",
    form([
      ["grant_type", "refresh_token"],
      ["refresh_token", "r"],
      ["refresh_token", "s"],
    ]),
    refused,
  ],
  ["no refresh token", form({ grant_type: "refresh_token" }), refused],
  ["an empty refresh token", form({ ...refresh, refresh_token: "" }), refused],
  ["a secret of the page's", form({ ...refresh, client_secret: "s" }), refused],
  ["a scope", form({ ...refresh, scope: "all" }), refused],
  ["another app", form({ ...refresh, client_id: "another" }), "gateway-client-mismatch"],
  [
    "a code for another callback",
    form({ grant_type: "authorization_code", code: "c", redirect_uri: "https://127.0.0.1" }),
    refused,
  ],
  ["a code for no callback", form({ grant_type: "authorization_code", code: "c" }), refused],
  ["JSON", JSON.stringify(refresh), refused],
] as const)("refuses a token request with %s", async (_, body, title) => {
  const scene = await startScene();
  const response = await ask(scene, body);
  expect(titleIn(await response.text())).toBe(title);
  expect(scene.sandbox.journal()).toEqual([]);
});

test("refuses a token request by GET, with a query, or of another type", async () => {
  const scene = await startScene();
  const got = await scene.fetch(`${scene.gateway.url}/v1/oauth/token?${form(refresh)}`);
  expect([got.status, got.headers.get("allow"), titleIn(await got.text())]).toEqual([
    405,
    "POST",
    "gateway-method-refused",
  ]);
  expect(titleIn(await (await ask(scene, form(refresh), {}, "?a=b")).text())).toBe(refused);
  const typed = await ask(scene, form(refresh), { "content-type": "text/plain" });
  expect(titleIn(await typed.text())).toBe("gateway-body-type-refused");
  expect(scene.sandbox.journal()).toEqual([]);
});

test("sends on the members and credentials that a client with a secret sends, and no more", async () => {
  const seen: { headers: NodeJS.Dict<string | string[]>; url: string | undefined; body: string }[] = [];
  const baseUrl = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    seen.push({ headers: request.headers, url: request.url, body });
    response.end("{}");
  });
  const callbackUrl = "https://127.0.0.1:8182";
  const gateway = createGateway({ appKey: "key", appSecret: "s+/=:%", callbackUrl, baseUrl });
  const sent = { grant_type: "authorization_code", code: "C0.a+b/c@", redirect_uri: callbackUrl };
  const response = await gateway(
    new Request("http://127.0.0.1:8190/v1/oauth/token", {
      method: "POST",
      headers: {
        cookie: "a=b",
        "user-agent": "page",
        "x-forwarded-for": "1.2.3.4",
        "schwab-client-correlid": "x",
      },
      body: new URLSearchParams({ client_id: "key", ...sent }),
    }),
  );
  expect(response.status).toBe(200);
  expect(seen).toHaveLength(1);
  expect(seen[0]?.url).toBe("/v1/oauth/token");
  expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toEqual(sent);
  const { headers = {} } = seen[0] ?? {};
  expect(atob(String(headers["authorization"]).replace("Basic ", ""))).toBe("key:s+/=:%");
  for (const name of ["cookie", "x-forwarded-for", "schwab-client-correlid", "origin", "transfer-encoding"]) {
    expect(headers[name], name).toBeUndefined();
  }
  expect(headers["user-agent"]).not.toBe("page");
});

test.each([
  ["another app", { client_id: "another" }, "gateway-client-mismatch"],
  ["another callback", { redirect_uri: "https://evil.example" }, "gateway-authorize-request-refused"],
  ["no state", { state: "" }, "gateway-authorize-request-refused"],
  ["tokens in the address", { response_type: "token" }, "gateway-authorize-request-refused"],
] as const)("sends no browser to the login for %s", async (_, change, title) => {
  const scene = await startScene();
  const { appKey: client_id } = scene.sandbox;
  const good = {
    response_type: "code",
    client_id,
    redirect_uri: scene.callbackUrl,
    state: "a-state-of-16-letters",
  };
  const begin = (query: string) =>
    scene.fetch(`${scene.gateway.url}/v1/oauth/authorize?${query}`, { redirect: "manual" });
  const response = await begin(form({ ...good, ...change }));
  expect([response.headers.get("location"), titleIn(await response.text())]).toEqual([null, title]);
  const twice = await begin(`${form(good)}&${form(good)}`);
  expect(twice.headers.get("location")).toBeNull();
  expect((await begin(form(good))).headers.get("location")).toMatch(
    new RegExp(`^${scene.sandbox.url}/v1/oauth/authorize\\?`),
  );
});
