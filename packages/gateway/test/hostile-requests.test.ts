import { expect, test } from "vitest";
import { bytesOf, chunked, type Draft, get, json, more, order, token, tokenRequest } from "./draft.js";
import { sendRaw, startScene, titleIn } from "./support.js";

const hostRefused = "gateway-host-refused";
const originRefused = "gateway-origin-refused";
const malformed = "gateway-request-malformed";
const unknown = "gateway-path-unknown";
const tooLarge = "gateway-body-too-large";
/** Node's own parser refuses it, and ends the connection. */
const unparsed = undefined;

const attacks: readonly (readonly [what: string, draft: Draft, title: string | undefined])[] = [
  ["a name that DNS points here", { host: "evil.example" }, hostRefused],
  ["that name with our port", { host: "evil.example:8190" }, hostRefused],
  ["a name that only begins as ours", { host: "127.0.0.1.evil.example" }, hostRefused],
  ["another port in the Host", { host: "127.0.0.1:1" }, hostRefused],
  ["another name of this machine", { host: "localhost" }, hostRefused],
  ["an odd spelling of 127.0.0.1", { host: "0177.0.0.1" }, hostRefused],
  ["Schwab's own name", { host: "api.schwabapi.com" }, hostRefused],
  ["a Host with a user in it", { host: "127.0.0.1@evil.example" }, malformed],
  ["no Host", { host: "" }, unparsed],
  ["two Hosts", more("Host: evil.example"), malformed],
  ["a forwarded name", { host: "evil.example", headers: ["X-Forwarded-Host: 127.0.0.1"] }, hostRefused],

  ["a foreign Origin", more("Origin: https://evil.example"), originRefused],
  ["a sandboxed page's Origin", more("Origin: null"), originRefused],
  ["the Origin of another port", more("Origin: http://127.0.0.1:1"), originRefused],
  ["our Origin with another scheme", more("Origin: https://127.0.0.1"), originRefused],
  ["two Origins", more("Origin: https://evil.example", "Origin: http://127.0.0.1"), malformed],
  ["a request of another site", more("Sec-Fetch-Site: cross-site"), originRefused],
  ["a request of another port's page", more("Sec-Fetch-Site: same-site"), originRefused],
  ["a typed address", more("Sec-Fetch-Site: none"), originRefused],
  ["two kinds of site", more("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-origin"), malformed],
  ["a preflight", { line: "OPTIONS /marketdata/v1/quotes HTTP/1.1" }, "gateway-method-refused"],

  ["an absolute target", get("http://evil.example/marketdata/v1/quotes?symbols=AAPL"), malformed],
  ["an absolute target of our own", get("http://{own}/marketdata/v1/quotes?symbols=AAPL"), malformed],
  ["Schwab's address as target", get("https://api.schwabapi.com/trader/v1/accounts"), malformed],
  ["a tunnel", { line: "CONNECT api.schwabapi.com:443 HTTP/1.1" }, unparsed],
  ["a target without a scheme", get("//evil.example/trader/v1/accounts"), malformed],
  ["a target that is a backslash", get("/\\evil.example/trader/v1/accounts"), malformed],
  ["a user before the host", get("@evil.example/trader/v1/accounts"), unparsed],
  ["dots", get("/marketdata/v1/../../trader/v1/accounts"), malformed],
  ["encoded dots", get("/marketdata/v1/%2e%2E/%2e%2e/trader/v1/accounts"), malformed],
  ["half encoded dots", get("/marketdata/v1/.%2e/quotes"), malformed],
  ["a single dot", get("/trader/v1/./accounts"), malformed],
  ["dots behind an encoded slash", get("/marketdata/v1/..%2F..%2Ftrader%2Fv1%2Faccounts/quotes"), malformed],
  ["dots between encoded slashes", get("/marketdata/v1/x%2F%2e%2e%2F%2e%2e/quotes"), malformed],
  ["dots encoded twice", get("/marketdata/v1/%252e%252e%252Ftrader/quotes"), unknown],
  ["dots with a parameter", get("/marketdata/v1/..;/..;/trader/v1/accounts"), unknown],
  ["an encoded parameter", get("/marketdata/v1/AAPL%3Bx/quotes"), unknown],
  ["an empty step", get("/trader/v1//accounts"), malformed],
  ["a backslash", get("/trader/v1\\accounts"), malformed],
  ["an encoded backslash", get("/marketdata/v1/..%5C..%5Cquotes/quotes"), malformed],
  ["a zero byte", get("/marketdata/v1/AAPL%00/quotes"), malformed],
  ["a line break", get("/marketdata/v1/AAPL%0d%0aHost:%20evil/quotes"), malformed],
  ["a broken encoding", get("/marketdata/v1/AAPL%zz/quotes"), malformed],
  ["bytes that are no UTF-8", get("/marketdata/v1/%ff/quotes"), unknown],
  ["a fragment", get("/trader/v1/accounts#x"), malformed],
  ["a closing slash", get("/trader/v1/accounts/"), unknown],
  ["another case", get("/Trader/v1/accounts"), "page"],
  ["an encoded name", get("/trader/v1/%61ccounts"), unknown],
  ["the API's root", get("/trader/v1/"), unknown],
  ["another version", get("/trader/v2/accounts"), "page"],
  ["a path Schwab doesn't have", get("/trader/v1/accounts/5A1F/secrets"), unknown],
  ["another path of the login server", get("/v1/oauth/revoke"), unknown],
  ["the sandbox's own admin path", get("/sandbox/journal"), "page"],
  ["an order id that is none", get("/trader/v1/accounts/5A1F/orders/1;2"), unknown],
  ["a target of 9000 characters", get(`/marketdata/v1/quotes?symbols=${"A,".repeat(4500)}`), malformed],

  [
    "a method the path doesn't have",
    { line: "DELETE /marketdata/v1/quotes HTTP/1.1" },
    "gateway-method-refused",
  ],
  [
    "a method hidden in a header",
    { line: "PATCH /trader/v1/orders HTTP/1.1", headers: ["X-HTTP-Method-Override: GET"] },
    "gateway-method-refused",
  ],
  ["TRACE", { line: "TRACE /trader/v1/orders HTTP/1.1" }, malformed],

  [
    "a body of a gigabyte by its length",
    { line: order, headers: [...json, "Content-Length: 1073741824"], body: "{" },
    tooLarge,
  ],
  ["a body too long by its bytes", { line: order, headers: json, body: " ".repeat(300_000) }, tooLarge],
  [
    "a body too long without a length",
    { line: order, headers: [...json, "Transfer-Encoding: chunked"], body: chunked(300_000) },
    tooLarge,
  ],
  [
    "a token request too long",
    tokenRequest(`grant_type=refresh_token&refresh_token=${"x".repeat(300_000)}`),
    tooLarge,
  ],
  [
    "a form where JSON belongs",
    { line: order, headers: ["Content-Type: text/plain"], body: "{}" },
    "gateway-body-type-refused",
  ],
  [
    "an order without a body",
    { line: order, headers: [...json, "Content-Length: 0"], body: "" },
    "gateway-body-missing",
  ],
  ["a body of a GET", { headers: ["Content-Length: 2"], body: "{}" }, malformed],
  [
    "a body of a DELETE",
    { line: "DELETE /trader/v1/accounts/5A1F/orders/1 HTTP/1.1", body: "{}" },
    malformed,
  ],

  [
    "length and chunks",
    {
      line: order,
      headers: [...json, "Content-Length: 5", "Transfer-Encoding: chunked"],
      body: "0\r\n\r\nGET /trader/v1/accounts HTTP/1.1\r\n\r\n",
    },
    unparsed,
  ],
  [
    "two lengths",
    { line: order, headers: [...json, "Content-Length: 2", "Content-Length: 40"], body: "{}" },
    unparsed,
  ],
  [
    "a length that is a list",
    { line: order, headers: [...json, "Content-Length: 2, 2"], body: "{}" },
    unparsed,
  ],
  [
    "chunks under another name",
    { line: order, headers: [...json, "Transfer-Encoding: xchunked"], body: "0\r\n\r\n" },
    unparsed,
  ],
  ["a blank before the colon", more("X-A : b"), unparsed],
  ["a folded header", more("X-A: b", " Host: evil.example"), unparsed],
  ["a header that ends in a bare return", more("X-A: b\rHost: evil.example"), unparsed],
  ["a zero byte in a header", more("X-A: b\0c"), unparsed],

  ["two tokens", more(`Authorization: Bearer ${token}`, "Authorization: Bearer another-token"), malformed],
  ["a token with a blank", more("Authorization: Bearer one two"), "gateway-token-missing"],
  ["Basic credentials", more("Authorization: Basic a2V5OnNlY3JldA=="), "gateway-token-missing"],
  ["a correlation id that is none", more("Schwab-Client-CorrelId: a b"), malformed],
  [
    "a token request with credentials",
    tokenRequest("grant_type=refresh_token&refresh_token=r", "Authorization: Basic a2V5OnNlY3JldA=="),
    "gateway-token-request-refused",
  ],
  [
    "a token request of another site",
    tokenRequest("grant_type=refresh_token&refresh_token=r", "Sec-Fetch-Site: cross-site"),
    originRefused,
  ],
  [
    "a token request of another port",
    tokenRequest("grant_type=refresh_token&refresh_token=r", "Origin: http://127.0.0.1:1"),
    originRefused,
  ],
];

test.each(attacks)("refuses %s", async (_, draft, title) => {
  const scene = await startScene();
  const { status, text } = await sendRaw(scene.gateway.url, bytesOf(draft, scene));
  if (title === "page") expect(text).toContain("<h1>The page</h1>");
  else {
    expect(titleIn(text)).toBe(title);
    expect(status === 0 || (status >= 400 && status < 500), String(status)).toBe(true);
    expect(text).not.toMatch(/access-control|evil|I0\./i);
  }
  expect(text).not.toContain(scene.sandbox.appSecret);
  expect(scene.sandbox.journal()).toEqual([]);
});

test("lets the request through that each attack changes", async () => {
  const scene = await startScene();
  const { status } = await sendRaw(scene.gateway.url, bytesOf({}, scene));
  expect(status).toBe(401);
  expect(scene.sandbox.journal()).toMatchObject([{ path: "/marketdata/v1/quotes", status: 401 }]);
  const refresh = tokenRequest("grant_type=refresh_token&refresh_token=r");
  await sendRaw(scene.gateway.url, bytesOf(refresh, scene));
  expect(scene.sandbox.journal()).toMatchObject([{}, { grantType: "refresh_token", status: 400 }]);
  const { text } = await sendRaw(
    scene.gateway.url,
    bytesOf({ line: order, headers: json, body: "{}" }, scene),
  );
  expect(text).toContain("HTTP/1.1 401");
  expect(scene.sandbox.journal()).toHaveLength(3);
});

test("a second request smuggled behind a refused body is none", async () => {
  const scene = await startScene();
  const inside = bytesOf({}, scene);
  const draft = { line: order, headers: ["Content-Type: text/plain"], body: inside };
  await sendRaw(scene.gateway.url, bytesOf(draft, scene));
  expect(scene.sandbox.journal()).toEqual([]);
});

test("the page isn't shown under another name, and whole addresses are named as what they are", async () => {
  const scene = await startScene();
  const page = await sendRaw(
    scene.gateway.url,
    bytesOf({ line: "GET / HTTP/1.1", host: "evil.example" }, scene),
  );
  expect(titleIn(page.text)).toBe(hostRefused);
  const { text } = await sendRaw(scene.gateway.url, bytesOf(get("http://{own}/trader/v1/accounts"), scene));
  expect(text).toContain("must be a path, not a whole address");
});
