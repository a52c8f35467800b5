import { connect } from "node:tls";
import { expect, test } from "vitest";
import { approve, type RequestOptions } from "./support/browser-requests.js";
import {
  exchangesIn,
  failureOf,
  freePort,
  grantOf,
  sandboxFor,
  startLogin,
  type WaitingLogin,
} from "./support/waiting-login.js";

const otherState = "o".repeat(43);

interface IgnoredRequest extends RequestOptions {
  readonly what: string;
  readonly url: (redirect: URL) => string;
  readonly status: number;
  readonly says: string;
}

const ignored: readonly IgnoredRequest[] = [
  { what: "the icon", url: ({ origin }) => `${origin}/favicon.ico`, status: 404, says: "waits at" },
  { what: "another path", url: ({ origin }) => `${origin}/elsewhere`, status: 404, says: "/elsewhere" },
  {
    what: "a path with a slash more",
    url: ({ origin, search }) => `${origin}/cb/${search}`,
    status: 404,
    says: "A closing slash counts",
  },
  { what: "the last page too early", url: ({ origin }) => `${origin}/done`, status: 404, says: "waits at" },
  { what: "HEAD", method: "HEAD", url: ({ href }) => href, status: 405, says: "" },
  { what: "POST", method: "POST", url: ({ href }) => href, status: 405, says: "Only GET" },
  { what: "OPTIONS", method: "OPTIONS", url: ({ href }) => href, status: 405, says: "Only GET" },
  {
    what: "a foreign Host",
    headers: { Host: "evil.example" },
    url: ({ href }) => href,
    status: 421,
    says: "Only 127.0.0.1:",
  },
  {
    what: "another name of this machine",
    headers: { Host: "localhost" },
    url: ({ href }) => href,
    status: 421,
    says: "Only 127.0.0.1:",
  },
  {
    what: "a foreign address as the request's target",
    path: "https://evil.example/cb",
    url: ({ href }) => href,
    status: 400,
    says: "",
  },
  { what: "no query", url: ({ origin }) => `${origin}/cb`, status: 400, says: "no authorization code" },
  {
    what: "no state",
    url: ({ href }) => href.replace(/&state=.*/, ""),
    status: 400,
    says: "The redirect has no state",
  },
  {
    what: "another login's state",
    url: ({ href }) => href.replace(/state=.*/, `state=${otherState}`),
    status: 400,
    says: "its state is not this one",
  },
  {
    what: "an error without the state",
    url: ({ origin }) => `${origin}/cb?error=access_denied`,
    status: 400,
    says: "The redirect has no state",
  },
  {
    what: "two codes",
    url: ({ href }) => `${href}&code=C0.other%40`,
    status: 400,
    says: "The parameter code is there 2 times",
  },
];

test.each(ignored)("$what changes nothing, and the wait goes on", async ({ url, status, says, ...how }) => {
  const { login, sandbox } = await loginWithPath();
  const redirect = await approve(login.addresses.authorizationUrl);
  const answer = await login.visit(url(new URL(redirect)), how);
  expect(answer.status).toBe(status);
  expect(answer.body).toContain(says);
  expect(exchangesIn(sandbox)).toBe(0);

  expect(await login.visit(redirect)).toMatchObject({ status: 303 });
  await login.visit(new URL("/done", login.startUrl).href);
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

test("connections that say nothing, or no TLS, don't keep the login from ending", async () => {
  const { login } = await loginWithPath();
  const { port } = new URL(login.startUrl);
  const silent = connect({ port: Number(port), host: "127.0.0.1", rejectUnauthorized: false });
  silent.on("error", () => undefined);
  await new Promise((resolve) => silent.once("secureConnect", resolve));
  await expect(login.visit(`http://127.0.0.1:${port}/cb`)).rejects.toThrow();

  const cut = new Promise((resolve) => silent.once("close", resolve));
  await login.visit(await approve(login.addresses.authorizationUrl));
  await login.visit(new URL("/done", login.startUrl).href);
  await grantOf(login);
  await cut;
});

test("what a server says is shown as text, and without anything secret", async () => {
  const { login } = await loginWithPath();
  const state = new URL(login.addresses.authorizationUrl).searchParams.get("state") ?? "";
  const nasty = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> & ${state} C0.${"x".repeat(40)}@`;
  const query = new URLSearchParams({ error: '"><b>bad', error_description: nasty, state });
  const page = await login.visit(`${new URL(login.startUrl).origin}/cb?${query}`);
  expect(page.status).toBe(400);
  expect(page.body).not.toMatch(/<script|<img|<b>/);
  expect(page.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page.body).not.toContain(state);
  const error = await failureOf(login);
  expect(error).toMatchObject({ code: "authorization-failed", action: "fix-config" });
  expect(`${error.message}${error.stack}`).not.toContain(state);
  expect(error.message).not.toContain("xxxxxxxx");
});

test("a path is shown as text too", async () => {
  const { login } = await loginWithPath();
  const { origin } = new URL(login.startUrl);
  const page = await login.visit(origin, { path: `/<script>alert(1)</script>"'&` });
  expect(page.status).toBe(404);
  expect(page.body).not.toContain("<script");
});

test("every answer forbids scripts, frames, caches and referrers", async () => {
  const { login, sandbox } = await loginWithPath();
  const { origin } = new URL(login.startUrl);
  const redirect = await approve(login.addresses.authorizationUrl);
  const answers = [
    await login.visit(login.startUrl),
    await login.visit(`${origin}/favicon.ico`),
    await login.visit(redirect, { method: "POST" }),
    await login.visit(redirect, { headers: { Host: "evil.example" } }),
    await login.visit(`${sandbox.callbackUrl}?code=x&state=${otherState}`),
    await login.visit(redirect),
    await login.visit(`${origin}/done`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([302, 404, 405, 421, 400, 303, 200]);
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(
        /^default-src 'none'; style-src '(none|nonce-[\w-]{36})'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      ),
    });
  }
  const nonces = answers.map(({ headers }) => headers["content-security-policy"]);
  expect(new Set(nonces).size).toBe(6); // The two redirects have none; each page has its own.
});

async function loginWithPath(): Promise<{
  login: WaitingLogin;
  sandbox: Awaited<ReturnType<typeof sandboxFor>>;
}> {
  const sandbox = await sandboxFor({ callbackUrl: `https://127.0.0.1:${await freePort()}/cb` });
  return { login: await startLogin(sandbox), sandbox };
}
