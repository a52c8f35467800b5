import { inspect } from "node:util";
import { expect, test } from "vitest";
import { type ErrorCode, endpointsOf } from "../src/index.js";
import { exchangeCode, refreshGrant } from "../src/token-endpoint.js";
import { answering, record } from "./answering.js";
import { authorize, logIn, rejection, sandboxFor, testClock } from "./support.js";

test("a login's record is schwab-py's file, its time the server's", async () => {
  const clock = testClock();
  const sandbox = await sandboxFor({ now: clock.read });
  const record = await logIn(sandbox, clock.read);
  const now = clock.now / 1000;
  expect(record).toEqual({
    creation_timestamp: now,
    issuer: sandbox.url,
    token: {
      access_token: expect.stringMatching(/^I0\..*@$/),
      refresh_token: expect.stringMatching(/@$/),
      id_token: expect.stringMatching(/^[^.]+\.[^.]+\.[^.]+$/),
      token_type: "Bearer",
      scope: "api",
      expires_in: 1800,
      expires_at: now + 1800,
    },
  });
});

test("credentials go as plain Basic, the code form-encoded once, and nothing else is sent", async () => {
  const { url, requests } = await answering({ status: 400, body: "{}" });
  await rejection(
    exchangeCode({
      endpoints: endpointsOf(url),
      appKey: "key-with_dots.",
      appSecret: "s~e!c",
      callbackUrl: "https://127.0.0.1:8182",
      code: "C0.abc+/=@",
    }),
  );
  expect(requests).toHaveLength(1);
  const [request] = requests;
  expect(request?.headers).toMatchObject({
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(request?.headers.authorization).toBe(`Basic ${btoa("key-with_dots.:s~e!c")}`);
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: "authorization_code",
    redirect_uri: "https://127.0.0.1:8182",
    code: "C0.abc+/=@",
  });
  expect(request?.body).toContain("code=C0.abc%2B%2F%3D%40");
});

test("a public client sends its key in the body and no credentials", async () => {
  const { url, requests } = await answering({ status: 400, body: "{}" });
  await rejection(refreshGrant({ endpoints: endpointsOf(url), appKey: "key", record: record(url) }));
  expect(requests[0]?.headers.authorization).toBeUndefined();
  expect(new URLSearchParams(requests[0]?.body).get("client_id")).toBe("key");
});

const wrapped = (inner: string): string =>
  `{"error":"unsupported_token_type","error_description":"400 Bad Request: \\"{\\"error_description\\":\\"${inner}\\"}\\""}`;
const deadDigest =
  "Exception while authenticating refresh token [tokenDigest=MXJv0uKxPAJ2tDKzkzvXDCRNQtuVJ9AH=]";

const refusals: [string, "code" | "refresh", number, string, ErrorCode][] = [
  [
    "Schwab's dead refresh token",
    "refresh",
    400,
    wrapped(`${deadDigest}\\",\\"error\\":\\"refresh_token_authentication_error`),
    "login-required",
  ],
  [
    "the same as broken JSON",
    "refresh",
    400,
    '{"error":"unsupported_token_type","x":"{"error":"refresh_token_authentication_error"}"',
    "login-required",
  ],
  [
    "invalid_client meaning a dead token",
    "refresh",
    401,
    '{"error":"invalid_client","error_description":"refresh_token_invalid"}',
    "login-required",
  ],
  ["invalid_grant", "refresh", 400, '{"error":"invalid_grant"}', "login-required"],
  [
    "a wrong secret",
    "refresh",
    401,
    '{"error":"invalid_client","error_description":"Unauthorized"}',
    "client-rejected",
  ],
  ["a wrong secret at login", "code", 401, '{"error":"invalid_client"}', "client-rejected"],
  [
    "an expired code",
    "code",
    400,
    wrapped("Bad authorization code: AuthorizationCode has expired,expiration=1,now=2"),
    "code-rejected",
  ],
  [
    "a mangled code",
    "code",
    400,
    wrapped("Bad authorization code: Invalid authorization code header: x"),
    "code-rejected",
  ],
  [
    "a message without error",
    "refresh",
    400,
    '{"message":"Bad Request"}',
    "token-endpoint-answer-unrecognized",
  ],
  [
    "an edge block",
    "refresh",
    403,
    "<html><title>Access Denied</title></html>",
    "token-endpoint-unavailable",
  ],
  ["too many requests", "refresh", 429, "", "token-endpoint-unavailable"],
  ["maintenance", "code", 503, "<html>Back on Monday</html>", "token-endpoint-unavailable"],
  ["a redirect", "refresh", 302, "", "token-endpoint-answer-unrecognized"],
  ["200 without a token", "refresh", 200, '{"token_type":"Bearer"}', "token-endpoint-answer-unrecognized"],
  [
    "200 with another kind of token",
    "refresh",
    200,
    '{"access_token":"x","token_type":"mac"}',
    "token-endpoint-answer-unrecognized",
  ],
  ["200 with a web page", "refresh", 200, "<html></html>", "token-endpoint-outcome-unknown"],
  [
    "200 login without refresh token",
    "code",
    200,
    '{"access_token":"x","token_type":"Bearer"}',
    "token-endpoint-answer-unrecognized",
  ],
];

test.each(refusals)("%s (%s, HTTP %i)", async (_, grant, status, body, code) => {
  const { url, requests } = await answering({ status, body });
  const error = await rejection(send(grant, url));
  expect(error).toMatchObject({ code, ...(grant === "code" ? { retryable: false } : {}) });
  expect(requests).toHaveLength(1);
  const shown =
    inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error) + (error as Error).stack;
  for (const secret of ["the-refresh-token@", "C0.the-code@", "the-app-secret", "MXJv0uKxPAJ2"]) {
    expect(shown).not.toContain(secret);
  }
  expect((error as Error).cause).toBeUndefined();
});

test("tokens in an answer that can't be used are not in the error", async () => {
  const { url } = await answering({ status: 200, body: '{"access_token":"short@","token_type":"odd"}' });
  const error = await rejection(send("refresh", url));
  expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain("short@");
});

test("nobody listening is told apart from an answer that was lost", async () => {
  const { url, close } = await answering({ status: 200, body: "" });
  await close();
  expect(await rejection(send("refresh", url))).toMatchObject({
    code: "token-endpoint-unavailable",
    message: expect.stringContaining("ECONNREFUSED"),
  });
  const sandbox = await sandboxFor();
  sandbox.addFault({ path: "/v1/oauth/token", cut: "before-answer", process: true });
  expect(await rejection(send("refresh", sandbox.url))).toMatchObject({
    code: "token-endpoint-outcome-unknown",
    retryable: true,
  });
});

test("a code is exchanged once and never again", async () => {
  const sandbox = await sandboxFor();
  const code = await authorize(sandbox);
  const exchange = () =>
    exchangeCode({
      endpoints: endpointsOf(sandbox.url),
      appKey: sandbox.appKey,
      appSecret: sandbox.appSecret,
      callbackUrl: sandbox.callbackUrl,
      code,
    });
  sandbox.addFault({ path: "/v1/oauth/token", status: 503 });
  expect(await rejection(exchange())).toMatchObject({ action: "login", retryable: false });
  expect(sandbox.journal().filter((entry) => entry.grantType === "authorization_code")).toHaveLength(1);
});

test("Retry-After is told in seconds, from either form", async () => {
  const soon = new Date(Date.now() + 90_000).toUTCString();
  for (const [header, least, most] of [
    ["7", 7, 7],
    [soon, 85, 95],
    ["soon", undefined, undefined],
  ] as const) {
    const { url } = await answering({ status: 429, body: "", headers: { "retry-after": header } });
    const error = (await rejection(send("refresh", url))) as { retryAfterSeconds?: number };
    if (least === undefined) expect(error.retryAfterSeconds).toBeUndefined();
    else {
      expect(error.retryAfterSeconds).toBeGreaterThanOrEqual(least);
      expect(error.retryAfterSeconds).toBeLessThanOrEqual(most);
    }
  }
});

function send(grant: "code" | "refresh", url: string): Promise<unknown> {
  const shared = { endpoints: endpointsOf(url), appKey: "key", appSecret: "the-app-secret" };
  return grant === "code"
    ? exchangeCode({ ...shared, code: "C0.the-code@", callbackUrl: "https://127.0.0.1:8182" })
    : refreshGrant({ ...shared, record: record(url) });
}
