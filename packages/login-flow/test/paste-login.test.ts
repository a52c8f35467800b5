import { PassThrough } from "node:stream";
import { expect, test, vi } from "vitest";
import { type MintedGrant, pasteLogin } from "../src/node/index.js";
import { approve } from "./support/browser-requests.js";
import {
  exchangesIn,
  failureOf,
  grantOf,
  sandboxFor,
  startLogin,
  type WaitingLogin,
} from "./support/waiting-login.js";

type Sandbox = Awaited<ReturnType<typeof sandboxFor>>;

const pastes: readonly [what: string, paste: (redirect: string) => string][] = [
  ["the whole address", (redirect) => `${redirect}\n`],
  ["the address as a browser shows it", (redirect) => `${redirect.replace("%40", "@")}\n`],
  ["in double quotes", (redirect) => `"${redirect}"\n`],
  ["in single quotes and blanks", (redirect) => `  '${redirect}' \n`],
  ["in angle brackets", (redirect) => `<${redirect}>\n`],
  ["with Windows line ends", (redirect) => `${redirect}\r\n`],
  ["after empty lines", (redirect) => `\n\n${redirect}\n`],
  ["its query", (redirect) => `${new URL(redirect).search}\n`],
  ["its query without ?", (redirect) => `${new URL(redirect).search.slice(1)}\n`],
  ["the code", (redirect) => `${new URL(redirect).searchParams.get("code")}\n`],
  ["the code, encoded", (redirect) => `${/code=([^&]+)/.exec(redirect)?.[1]}\n`],
  ["broken by the terminal into lines", (redirect) => `${redirect.replace(/(.{40})/g, "$1\n  ")}\n`],
];

test.each(pastes)("pasted %s", async (_, paste) => {
  const { sandbox, input, login } = await beginPaste();
  input.write(paste(await approve(login.addresses.authorizationUrl)));
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
  expect(exchangesIn(sandbox)).toBe(1);
});

test("an address broken into lines that arrive one by one", async () => {
  const { sandbox, input, login } = await beginPaste();
  const redirect = await approve(login.addresses.authorizationUrl);
  const pieces = redirect.match(/.{1,60}/g) ?? [];
  expect(pieces.length).toBeGreaterThan(3);
  for (const [count, piece] of pieces.entries()) {
    input.write(`${piece}\n`);
    if (count + 1 < pieces.length) await questions(login, count + 2);
  }
  await grantOf(login);
  expect(exchangesIn(sandbox)).toBe(1);
});

test("the last line may end with the input instead of a line break", async () => {
  const { sandbox, input, login } = await beginPaste();
  input.end(await approve(login.addresses.authorizationUrl));
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

const unusable: readonly [what: string, paste: (login: WaitingLogin, redirect: string) => string, RegExp][] =
  [
    ["the login address", ({ addresses }) => addresses.authorizationUrl, /address of the login page/],
    ["another login's", (_, redirect) => redirect.replace(/state=.*/, "state=another"), /not this one's/],
    ["an address cut short", (_, redirect) => redirect.replace(/&state=.*/, ""), /has no state/],
    ["another address", () => "https://example.com/", /not the callback URL/],
    ["a word", () => "yes", /no authorization code/],
    ["a sentence", () => "what am I to paste here", /no authorization code/],
  ];

test.each(unusable)("%s is explained, and asked again", async (_, paste, says) => {
  const { sandbox, input, login } = await beginPaste();
  const redirect = await approve(login.addresses.authorizationUrl);
  input.write(`${paste(login, redirect)}\n`);
  await questions(login, 2);
  expect(login.printed()).toMatch(says);
  expect(exchangesIn(sandbox)).toBe(0);
  input.write(`${redirect}\n`);
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

test("an expired code prints a fresh address, and asks again", async () => {
  let now = Date.now();
  const { sandbox, input, login } = await beginPaste({ now: () => now });
  const tooLate = await approve(login.addresses.authorizationUrl);
  now += 31_000;
  input.write(`${tooLate}\n`);
  await questions(login, 2);
  expect(login.printed()).toContain("about 30 seconds");
  const addresses = login.printed().match(/http:\S+authorize\S+/g) ?? [];
  expect(addresses).toHaveLength(2);
  expect(addresses[1]).not.toBe(login.addresses.authorizationUrl);
  input.write(`${await approve(addresses[1] ?? "")}\n`);
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
  expect(exchangesIn(sandbox)).toBe(2);
});

test("a refused consent ends the login", async () => {
  const { input, login, sandbox } = await beginPaste();
  const state = new URL(login.addresses.authorizationUrl).searchParams.get("state");
  input.write(`${sandbox.callbackUrl}/?error=access_denied&state=${state}\n`);
  expect(await failureOf(login)).toMatchObject({ code: "authorization-denied" });
});

test("the input's end ends the login with what to do", async () => {
  const { input, login } = await beginPaste();
  input.end();
  const error = await failureOf(login);
  expect(error).toMatchObject({ name: "LoginError", code: "login-unavailable", action: "fix-config" });
  expect(error.message).toContain("Run the login in a terminal");
});

test("lines that come after the login's end are not exchanged", async () => {
  const abort = new AbortController();
  const { sandbox, input, login } = await beginPaste({}, { signal: abort.signal });
  const redirect = await approve(login.addresses.authorizationUrl);
  input.write(`${redirect}\n`);
  abort.abort();
  await failureOf(login);
  expect(input.isPaused()).toBe(true);
  expect(input.listenerCount("data")).toBe(0);
  expect(exchangesIn(sandbox)).toBe(0);
});

test("nothing secret is printed", async () => {
  const { sandbox, input, login } = await beginPaste();
  const redirect = await approve(login.addresses.authorizationUrl);
  input.write(`${redirect.replace(/&state=.*/, "")}\n`);
  await questions(login, 2);
  const printed = login.printed();
  expect(printed).not.toContain(sandbox.appSecret);
  expect(printed).not.toContain(new URL(redirect).searchParams.get("code"));
});

async function beginPaste(
  sandboxOptions: Parameters<typeof sandboxFor>[0] = {},
  options: Parameters<typeof startLogin>[1] = {},
): Promise<{ sandbox: Sandbox; input: PassThrough; login: WaitingLogin }> {
  const sandbox = await sandboxFor({ callbackUrl: "https://127.0.0.1:8182", ...sandboxOptions });
  const input = new PassThrough();
  const login = await startLogin(
    sandbox,
    { input, ...options },
    (all): Promise<MintedGrant> => pasteLogin(all),
  );
  await questions(login, 1);
  return { sandbox, input, login };
}

/** Waits until so many questions have been asked. */
async function questions(login: WaitingLogin, count: number): Promise<void> {
  await vi.waitFor(() => expect(login.printed().split("Paste the address").length - 1).toBe(count), 10_000);
}
