import { expect, onTestFinished, test, vi } from "vitest";
import { approve } from "./support/browser-requests.js";
import {
  exchangesIn,
  failureOf,
  freePort,
  grantOf,
  sandboxFor,
  startLogin,
} from "./support/waiting-login.js";

test("a browser goes from the start page to a clean page, and the login has its grant", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox);
  expect(login.startUrl).toBe(`${new URL(sandbox.callbackUrl).origin}/start`);

  const start = await login.visit(login.startUrl);
  expect(start.status).toBe(302);
  expect(start.headers.location).toBe(login.addresses.authorizationUrl);

  const callback = await login.visit(await approve(login.addresses.authorizationUrl));
  expect(callback).toMatchObject({ status: 303, headers: { location: "/done" } });
  const done = await login.visit(new URL("/done", login.startUrl).href);
  expect(done).toMatchObject({ status: 200, body: expect.stringContaining("You are logged in") });

  const { record } = await grantOf(login);
  expect(record).toMatchObject({ issuer: sandbox.url, token: { token_type: "Bearer", expires_in: 1800 } });
  expect(exchangesIn(sandbox)).toBe(1);
  await expect(login.visit(login.startUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("a redirect that is repeated before the last page went out is exchanged once", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox);
  const redirect = await approve(login.addresses.authorizationUrl);
  const answers = await Promise.all([redirect, redirect, redirect].map((url) => login.visit(url)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await login.visit(redirect)).toMatchObject({ status: 303 });
  await login.visit(new URL("/done", login.startUrl).href);
  await grantOf(login);
  expect(exchangesIn(sandbox)).toBe(1);
});

test("two logins in two tabs give one grant: the second would end the first one's tokens", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox);
  const { authorizationUrl } = login.addresses;
  const [one, two] = await Promise.all([approve(authorizationUrl), approve(authorizationUrl)]);
  expect(one).not.toBe(two);
  await Promise.all([login.visit(one), login.visit(two)]);
  await login.visit(new URL("/done", login.startUrl).href);
  await grantOf(login);
  expect(exchangesIn(sandbox)).toBe(1);
});

test("an expired code offers a fresh link, and the login goes on with it", async () => {
  let now = Date.now();
  const sandbox = await sandboxFor({ now: () => now });
  const login = await startLogin(sandbox);
  const tooLate = await approve(login.addresses.authorizationUrl);
  now += 31_000;

  const page = await login.visit(tooLate);
  expect(page.status).toBe(400);
  expect(page.body).toContain("about 30 seconds");
  const fresh = /href="([^"]+)"/.exec(page.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(fresh).toContain("/v1/oauth/authorize?");
  expect(stateOf(fresh)).not.toBe(stateOf(login.addresses.authorizationUrl));
  expect(login.printed()).toContain(fresh);

  // The old link is dead now; the start page leads to the fresh one.
  expect(await login.visit(await approve(login.addresses.authorizationUrl))).toMatchObject({ status: 400 });
  expect(await login.visit(login.startUrl)).toMatchObject({ headers: { location: fresh } });
  expect(await login.visit(await approve(fresh))).toMatchObject({ status: 303 });
  await login.visit(new URL("/done", login.startUrl).href);
  expect((await grantOf(login)).record.token.access_token).toMatch(/^I0\./);
  expect(exchangesIn(sandbox)).toBe(2);
});

test("a consent that is refused is told in words and ends the login", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox);
  const state = stateOf(login.addresses.authorizationUrl);
  const page = await login.visit(`${sandbox.callbackUrl}/?error=access_denied&state=${state}`);
  expect(page.status).toBe(400);
  expect(page.body).toContain("Access was not allowed on the consent page");
  expect(await failureOf(login)).toMatchObject({ name: "LoginError", code: "authorization-denied" });
  expect(exchangesIn(sandbox)).toBe(0);
});

test("a wrong app secret ends the login with the reason, on the page too", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox, { appSecret: "not-the-app-secret" });
  const page = await login.visit(await approve(login.addresses.authorizationUrl));
  expect(page.body).toContain("The app key or app secret is wrong");
  expect(page.body).not.toContain("not-the-app-secret");
  expect(await failureOf(login)).toMatchObject({ name: "TokenEndpointError", code: "client-rejected" });
});

test("an exchange whose answer is lost is not repeated", async () => {
  const sandbox = await sandboxFor();
  sandbox.addFault({ path: "/v1/oauth/token", process: true, cut: "before-answer" });
  const login = await startLogin(sandbox);
  await login.visit(await approve(login.addresses.authorizationUrl));
  expect(await failureOf(login)).toMatchObject({ code: "token-endpoint-outcome-unknown", retryable: false });
  expect(exchangesIn(sandbox)).toBe(1);
});

test("nobody comes: the login ends at its limit and says what to do", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox, { timeoutMs: 1 });
  const error = await failureOf(login);
  expect(error).toMatchObject({ name: "LoginError", code: "login-timeout" });
  expect(error.message).toContain("paste the address");
  await expect(login.visit(login.startUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("a code that arrives in time wins over a limit that runs out during its exchange", async () => {
  const sandbox = await sandboxFor();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const login = await startLogin(sandbox, {
    fetch: async (...request) => {
      await vi.advanceTimersByTimeAsync(300_000);
      return fetch(...request);
    },
  });
  expect(await login.visit(await approve(login.addresses.authorizationUrl))).toMatchObject({ status: 303 });
  await login.visit(new URL("/done", login.startUrl).href);
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

test("a code that is refused after the limit has run out ends the login", async () => {
  const sandbox = await sandboxFor();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const login = await startLogin(sandbox, {
    fetch: async (...request) => {
      await vi.advanceTimersByTimeAsync(300_000);
      return fetch(...request);
    },
  });
  const { authorizationUrl } = login.addresses;
  await login.visit(`${sandbox.callbackUrl}/?code=C0.never-issued%40&state=${stateOf(authorizationUrl)}`);
  expect(await failureOf(login)).toMatchObject({ code: "login-timeout" });
});

test.each([0, 2 ** 40])("a limit of %d ms does not end a login early", async (timeoutMs) => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox, { timeoutMs });
  await login.visit(await approve(login.addresses.authorizationUrl));
  await login.visit(new URL("/done", login.startUrl).href);
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

test.each([-1, Number.NaN])("a limit of %d ms is refused", async (timeoutMs) => {
  const sandbox = await sandboxFor();
  await expect(startLogin(sandbox, { timeoutMs })).rejects.toMatchObject({ code: "config-invalid" });
});

test("an abort ends the wait with its own reason and frees the port", async () => {
  const sandbox = await sandboxFor();
  const abort = new AbortController();
  const login = await startLogin(sandbox, { signal: abort.signal });
  const reason = new Error("changed my mind");
  abort.abort(reason);
  expect(await failureOf(login)).toBe(reason);
  await expect(login.visit(login.startUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("a signal that is aborted already begins nothing", async () => {
  const sandbox = await sandboxFor();
  const reason = new Error("too late");
  await expect(startLogin(sandbox, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test("a sandbox's callback may be plain http", async () => {
  const callbackUrl = `http://127.0.0.1:${await freePort()}/callback`;
  const sandbox = await sandboxFor({ callbackUrl });
  const login = await startLogin(sandbox);
  expect(login.printed()).not.toContain("certificate");
  expect(await login.visit(await approve(login.addresses.authorizationUrl))).toMatchObject({ status: 303 });
  await login.visit(new URL("/done", login.startUrl).href);
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

test.each(["/start", "/done"])("a callback URL with the path %s keeps that path", async (path) => {
  const callbackUrl = `https://127.0.0.1:${await freePort()}${path}`;
  const sandbox = await sandboxFor({ callbackUrl });
  const login = await startLogin(sandbox);
  expect(await login.visit(login.startUrl)).toMatchObject({ status: 302 });
  const callback = await login.visit(await approve(login.addresses.authorizationUrl));
  const done = await login.visit(new URL(callback.headers.location ?? "", callbackUrl).href);
  expect(done.body).toContain("You are logged in");
  await grantOf(login);
});

test("a browser that never asks for the last page does not hold the grant back for long", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox);
  await login.visit(await approve(login.addresses.authorizationUrl));
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

test("the words before the browser opens explain everything it will show", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox);
  const words = login.printed();
  expect(words).toContain(login.startUrl);
  expect(words).toContain(login.addresses.authorizationUrl);
  expect(words).toContain(sandbox.callbackUrl);
  expect(words).toMatch(/will warn .* That is expected.* certificate that it made itself/);
  expect(words).toContain(`belongs to ${new URL(sandbox.url).host} and is never filled in`);
  expect(words).toContain("cannot be pasted here");
});

test("an app secret that can't be one is refused before anybody is bothered", async () => {
  const sandbox = await sandboxFor();
  for (const appSecret of ["", "secret\n"]) {
    await expect(startLogin(sandbox, { appSecret })).rejects.toMatchObject({ name: "ConfigError" });
  }
});

function stateOf(authorizationUrl: string): string {
  return new URL(authorizationUrl).searchParams.get("state") ?? "";
}
