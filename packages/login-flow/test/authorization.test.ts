import { inspect } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { completeAuthorization, createAuthorization } from "../src/index.js";
import { approve } from "./support/browser-requests.js";
import { exchangesIn, sandboxFor } from "./support/waiting-login.js";

const callbackUrl = "https://127.0.0.1:8182";

test("the address has Schwab's parameters in their order", () => {
  const context = createAuthorization({ appKey: "key+/", callbackUrl });
  expect(context).toEqual({
    callbackUrl,
    baseUrl: "https://api.schwabapi.com",
    state: expect.stringMatching(/^[\w-]{43}$/),
    authorizationUrl:
      "https://api.schwabapi.com/v1/oauth/authorize?response_type=code&client_id=key%2B%2F" +
      `&redirect_uri=https%3A%2F%2F127.0.0.1%3A8182&state=${context.state}`,
  });
  expect(JSON.parse(JSON.stringify(context))).toEqual(context);
});

test("states are random", () => {
  const states = Array.from({ length: 100 }, () => createAuthorization({ appKey: "key", callbackUrl }).state);
  expect(new Set(states).size).toBe(100);
});

test.each([
  ["127.0.0.1:8182", "not an absolute URL"],
  ["/callback", "not an absolute URL"],
  ["", "not an absolute URL"],
  ["https://127.0.0.1:8182/#", "a fragment"],
  ["https://127.0.0.1:8182/ ", "a blank"],
  ["https://me:pass@127.0.0.1:8182/", "a user name or password"],
  ["https://127.0.0.1:0/", "port 0"],
  ["ftp://127.0.0.1/", "is not https"],
  ["http://127.0.0.1:8182/", "is plain http"],
  ["http://example.com/", "is plain http"],
])("the callback URL %j is refused at Schwab: %s", (unsupported, says) => {
  expect(() => createAuthorization({ appKey: "key", callbackUrl: unsupported })).toThrow(
    expect.objectContaining({
      name: "ConfigError",
      code: "callback-url-unsupported",
      message: expect.stringContaining(says),
    }),
  );
});

test("plain http is for a callback and a login server that are both on this machine", () => {
  const baseUrl = "http://127.0.0.1:9000";
  const http = { appKey: "key", callbackUrl: "http://127.0.0.1:8182/", baseUrl };
  expect(createAuthorization(http).callbackUrl).toBe("http://127.0.0.1:8182/");
  expect(() => createAuthorization({ ...http, callbackUrl: "http://example.com/" })).toThrow("is plain http");
  expect(() => createAuthorization({ ...http, baseUrl: "http://example.com" })).toThrow(
    expect.objectContaining({ code: "config-invalid" }),
  );
});

test("an app key that can't be one and a weak state are refused", () => {
  expect(() => createAuthorization({ appKey: "key\n", callbackUrl })).toThrow(
    expect.objectContaining({ code: "config-invalid" }),
  );
  expect(() => createAuthorization({ appKey: "", callbackUrl })).toThrow(
    expect.objectContaining({ code: "config-missing" }),
  );
  for (const state of ["", "short", "with blanks in it, long", "with+plus+in+it+long"]) {
    expect(() => createAuthorization({ appKey: "key", callbackUrl, state })).toThrow(
      expect.objectContaining({ code: "config-invalid" }),
    );
  }
});

test("a login in two steps, its context kept as JSON in between", async () => {
  const sandbox = await sandboxFor({ callbackUrl });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const context = createAuthorization({ appKey, callbackUrl, baseUrl });
  const redirect = await approve(context.authorizationUrl);
  const { record, clockSkewMs } = await completeAuthorization(JSON.parse(JSON.stringify(context)), redirect, {
    appKey,
    appSecret,
  });
  expect(record).toMatchObject({ issuer: baseUrl, token: { refresh_token: expect.stringMatching(/@$/) } });
  expect(Math.abs(clockSkewMs ?? Number.NaN)).toBeLessThan(60_000);
  expect(exchangesIn(sandbox)).toBe(1);
});

test("nothing is sent for a redirect that fails a check", async () => {
  const sandbox = await sandboxFor({ callbackUrl });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const context = createAuthorization({ appKey, callbackUrl, baseUrl });
  const redirect = await approve(context.authorizationUrl);
  const received = [
    redirect.replace(/state=.*/, "state=another-login-altogether"),
    redirect.replace("8182", "8183"),
    new URL(redirect).searchParams.get("code") ?? "",
    `?error=access_denied&state=${context.state}`,
    "",
  ];
  for (const wrong of received) {
    await expect(completeAuthorization(context, wrong, { appKey, appSecret })).rejects.toMatchObject({
      name: "LoginError",
    });
  }
  expect(sandbox.journal().filter(({ path }) => path === "/v1/oauth/token")).toEqual([]);
});

test("a code is exchanged once, whatever comes of it, and no error shows a secret", async () => {
  const sandbox = await sandboxFor({ callbackUrl });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const failures = [
    { path: "/v1/oauth/token", status: 503, body: "down for maintenance" },
    { path: "/v1/oauth/token", status: 403, body: "<html>Access Denied</html>" },
    { path: "/v1/oauth/token", process: true, cut: "halfway" },
    { path: "/v1/oauth/token", process: true, cut: "before-answer" },
  ] as const;
  for (const [made, fault] of failures.entries()) {
    sandbox.addFault(fault);
    const context = createAuthorization({ appKey, callbackUrl, baseUrl });
    const redirect = await approve(context.authorizationUrl);
    const error: unknown = await completeAuthorization(context, redirect, { appKey, appSecret }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ name: "TokenEndpointError", retryable: false, action: "login" });
    expect(exchangesIn(sandbox)).toBe(made + 1);
    const shown = `${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`;
    for (const secret of [appSecret, context.state, new URL(redirect).searchParams.get("code") ?? ""]) {
      expect(shown).not.toContain(secret);
    }
  }
});

test("a used code is refused with what to do", async () => {
  const sandbox = await sandboxFor({ callbackUrl });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const context = createAuthorization({ appKey, callbackUrl, baseUrl });
  const redirect = await approve(context.authorizationUrl);
  await completeAuthorization(context, redirect, { appKey, appSecret });
  await expect(completeAuthorization(context, redirect, { appKey, appSecret })).rejects.toMatchObject({
    code: "code-rejected",
    action: "login",
  });
});

test("a server that doesn't answer is given up at the limit", async () => {
  const sandbox = await sandboxFor({ callbackUrl });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  sandbox.addFault({ path: "/v1/oauth/token", delayMs: 3_600_000 });
  onTestFinished(() => sandbox.clearFaults());
  const context = createAuthorization({ appKey, callbackUrl, baseUrl });
  const redirect = await approve(context.authorizationUrl);
  await expect(
    completeAuthorization(context, redirect, { appKey, appSecret, timeoutMs: 50 }),
  ).rejects.toMatchObject({ code: "token-endpoint-outcome-unknown" });
});
