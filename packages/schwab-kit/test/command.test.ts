import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sandbox } from "@schwab-kit/sandbox";
import { expect, test } from "vitest";
import { logIn } from "./support/log-in.js";
import { folder, run, start } from "./support/run.js";
import { browse, count, environmentOf, sandboxFor } from "./support/sandbox.js";

interface Place {
  readonly sandbox: Sandbox;
  readonly home: string;
  readonly tokenFile: string;
  readonly env: Record<string, string>;
}

async function place(): Promise<Place> {
  const sandbox = await sandboxFor();
  const home = await folder();
  const tokenFile = join(home, "token.json");
  return { sandbox, home, tokenFile, env: { HOME: home, ...environmentOf(sandbox, tokenFile) } };
}

test("login, status, quote, accounts, logout: the whole journey by command", async () => {
  const at = await place();
  const signedOut = await run("schwab", ["status", "--json"], at);
  expect(signedOut.code).toBe(3);
  expect(JSON.parse(signedOut.stdout)).toMatchObject({ state: "signed-out" });

  const login = await logIn(at, "--json");
  expect(login.code, login.stderr).toBe(0);
  expect(JSON.parse(login.stdout)).toMatchObject({ state: "signed-in", issuer: at.sandbox.url });
  expect(login.stderr).toContain("not private");
  expect((await stat(at.tokenFile)).mode & 0o777).toBe(0o600);
  const stored = JSON.parse(await readFile(at.tokenFile, "utf8"));

  const status = await run("schwab", ["status"], at);
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/Access token {2}29 minutes \d+ seconds left/);
  expect(status.stdout).toMatch(/Login {9}6 days 23 hours left/);

  at.sandbox.expireAccessTokens();
  const quote = await run("schwab", ["quote", "AAPL", "--json"], at);
  expect(quote.code, quote.stderr).toBe(0);
  expect(JSON.parse(quote.stdout)["AAPL"].quote.lastPrice).toBeGreaterThan(0);
  expect(count(at.sandbox, "refresh_token")).toBe(1);
  const renewed = JSON.parse(await readFile(at.tokenFile, "utf8"));
  expect(renewed.creation_timestamp).toBe(stored.creation_timestamp);
  expect(renewed.token.access_token).not.toBe(stored.token.access_token);

  const words = await run("schwab", ["quote", "AAPL", "/ESZ26", "NOSUCH"], at);
  expect(words.code).toBe(2);
  expect(words.stdout).toMatch(/^AAPL +\d+(\.\d+)? /m);
  expect(words.stdout).toMatch(/^\/ESZ26 +\d+/m);
  expect(words.stderr).toContain("NOSUCH");

  const accounts = await run("schwab", ["accounts", "--positions", "--json"], at);
  expect(JSON.parse(accounts.stdout)).toHaveLength(2);
  const shown = await run("schwab", ["accounts", "--positions"], at);
  expect(shown.stdout).toMatch(/^…\d{4} {2}MARGIN {2}\d+\.\d\d$/m);

  const logout = await run("schwab", ["logout", "--json"], at);
  expect(JSON.parse(logout.stdout)).toMatchObject({ cleared: true });
  await expect(stat(at.tokenFile)).rejects.toMatchObject({ code: "ENOENT" });
  const after = await run("schwab", ["quote", "AAPL", "--json"], at);
  expect(after.code).toBe(3);
  expect(JSON.parse(after.stderr).error).toMatchObject({ code: "login-required", action: "login" });
  expect((await run("schwab", ["logout"], at)).stdout).toContain("Nobody was logged in");

  const secrets = [at.sandbox.appSecret, stored.token.access_token, renewed.token.refresh_token];
  const runs = [signedOut, login, status, quote, words, accounts, shown, logout, after];
  for (const { stdout, stderr } of runs) {
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  }
});

test("exit codes tell settings, logins and passing trouble apart", async () => {
  const at = await place();
  await logIn(at);
  // As often as the client asks before it gives up.
  at.sandbox.addFault({ path: "/marketdata/v1/quotes", status: 503, times: 3 });
  expect((await run("schwab", ["quote", "AAPL"], at)).code).toBe(4);
  at.sandbox.revokeTokens();
  const revoked = await run("schwab", ["quote", "AAPL"], at);
  expect(revoked.code).toBe(3);
  expect(revoked.stderr).toContain("Log in again");
  const { SCHWAB_APP_SECRET: _, ...withoutSecret } = at.env;
  const unset = await run("schwab", ["quote", "AAPL"], { env: withoutSecret });
  expect(unset.code).toBe(2);
  expect(unset.stderr).toContain("SCHWAB_APP_SECRET");
  for (const args of [
    [],
    ["nonsense"],
    ["quote"],
    ["quote", "--nope", "AAPL"],
    ["login", "--timeout", "soon"],
  ]) {
    const wrong = await run("schwab", args, at);
    expect(wrong.code, args.join(" ")).toBe(2);
    expect(wrong.stderr).not.toBe("");
  }
});

test("each command has help that ends well", async () => {
  const all = await run("schwab", ["--help"]);
  expect(all.code).toBe(0);
  const commands = [...all.stdout.matchAll(/^ {2}(\S+) \[options\]/gm)].map(([, name = ""]) => name);
  expect(commands).toHaveLength(16);
  await Promise.all(
    commands.map(async (command) => {
      const help = await run("schwab", [command, "--help"]);
      expect(help.code, help.stderr).toBe(0);
      expect(help.stdout).toContain(`schwab ${command}`);
      expect(help.stdout).toContain("--json");
    }),
  );
});

test("a wait for the person ends with the time limit, and by SIGINT, and leaves nothing", async () => {
  const at = await place();
  const timedOut = await run("schwab", ["login", "--no-browser", "--timeout", "0.2", "--json"], at);
  expect(timedOut.code).toBe(3);
  expect(JSON.parse(timedOut.stderr.slice(timedOut.stderr.indexOf('{"error"'))).error.code).toBe(
    "login-timeout",
  );
  const login = start("schwab", ["login", "--no-browser"], at);
  await expect.poll(() => login.printed(), { timeout: 10_000 }).toContain("/start");
  login.child.kill("SIGINT");
  expect((await login.ended).code).toBe(130);
  await expect(stat(at.tokenFile)).rejects.toMatchObject({ code: "ENOENT" });
});

test("explicit beats environment; the environment's credentials stay with the environment's server", async () => {
  const at = await place();
  await logIn(at);
  const other = await sandboxFor();
  // Another server than the environment's: neither its token file nor its credentials are used.
  const elsewhere = await run("schwab", ["quote", "AAPL", "--base-url", other.url], at);
  expect(elsewhere.code).toBe(2);
  expect(elsewhere.stderr).toContain("--token-file");
  const file = join(at.home, "other.json");
  const unkeyed = await run("schwab", ["quote", "AAPL", "--base-url", other.url, "--token-file", file], at);
  expect(unkeyed.code).toBe(2);
  expect(unkeyed.stderr).toContain("app key is missing");
  expect(other.journal()).toEqual([]);
  // A foreign grant is not sent there either.
  const foreign = await run("schwab", ["status", "--base-url", other.url, "--token-file", at.tokenFile], at);
  expect(foreign.code).toBe(2);
  expect(foreign.stderr).toContain("issuer-mismatch");

  const flagged = await run(
    "schwab",
    ["quote", "AAPL", "--app-key", at.sandbox.appKey, "--app-secret", at.sandbox.appSecret],
    { env: { ...at.env, SCHWAB_APP_SECRET: "environment-secret" } },
  );
  expect(flagged.code, flagged.stderr).toBe(0);
  expect(flagged.stderr).toContain("Warning: an app secret on the command line");
});

test("a login that could not be stored says so before anybody signs in", async () => {
  const at = await place();
  const blocked = join(at.home, "file");
  await writeFile(blocked, "not a directory");
  const login = await run(
    "schwab",
    ["login", "--no-browser", "--token-file", join(blocked, "token.json")],
    at,
  );
  expect(login.code).toBe(2);
  expect(login.stderr).not.toContain("/start");
  expect(at.sandbox.journal()).toEqual([]);
});

test("logging in by pasting works from a pipe", async () => {
  const at = await place();
  const url = new URL("/v1/oauth/authorize", at.sandbox.url);
  url.search = new URLSearchParams({
    client_id: at.sandbox.appKey,
    redirect_uri: at.sandbox.callbackUrl,
  }).toString();
  const response = await fetch(url, { redirect: "manual" });
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code");
  const login = await run("schwab", ["login", "--manual"], { ...at, input: `${code}\n` });
  expect(login.code, login.stderr).toBe(0);
  expect(login.stdout).toContain("Logged in.");
});

test("schwab-generate-token takes schwab-py's flags, underscored or dashed", async () => {
  for (const flags of [
    ["--token_file", "--api_key", "--app_secret", "--callback_url"],
    ["--token-file", "--api-key", "--app-secret", "--redirect-uri"],
  ]) {
    const at = await place();
    await mkdir(join(at.home, ".schwab"), { mode: 0o700 });
    const values = [at.tokenFile, at.sandbox.appKey, at.sandbox.appSecret, at.sandbox.callbackUrl];
    const login = start(
      "schwab-generate-token",
      flags.flatMap((flag, index) => [flag, values[index] ?? ""]),
      { env: { HOME: at.home, SCHWAB_BASE_URL: at.sandbox.url, BROWSER: "none" } },
    );
    await expect.poll(() => login.printed(), { timeout: 10_000 }).toMatch(/https:\/\/\S+\/start/);
    await browse(/https:\/\/\S+\/start/.exec(login.printed())?.[0] ?? "", join(at.home, ".schwab"));
    const { code, stdout, stderr } = await login.ended;
    expect(code, stderr).toBe(0);
    expect(stdout).toContain(at.tokenFile);
    expect(stderr).toContain("Warning: an app secret");
    expect(JSON.parse(await readFile(at.tokenFile, "utf8")).token.access_token).toMatch(/@$/);
  }
  const missing = await run("schwab-generate-token", [
    "--token_file",
    "x",
    "--api_key",
    "k",
    "--app_secret",
    "s",
  ]);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain("--callback_url");
  const unprompted = await run("schwab-generate-token", [
    "--token_file",
    "x",
    "--api_key",
    "k",
    "--callback_url",
    "https://127.0.0.1:1",
  ]);
  expect(unprompted.code).toBe(2);
  expect(unprompted.stderr).toContain("SCHWAB_APP_SECRET");
});

test.each([
  ["schwab", ["quote", "AAPL", "--app_secret=hunter2'hunter2"]],
  ["schwab", ["--app_secret=hunter2"]],
  ["schwab-generate-token", ["--token_file=t", "--api_key=k", "--appsecret=hunter2"]],
] as const)("%s %j does not print the value of a flag that it doesn't know", async (command, args) => {
  const { code, stdout, stderr } = await run(command, [...args], { env: {} });
  expect(code).toBe(2);
  expect(stderr).toMatch(/unknown option '--app_?secret=…/);
  expect(stdout + stderr).not.toContain("hunter2");
});
