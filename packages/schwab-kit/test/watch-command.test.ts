import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { logIn } from "./support/log-in.js";
import { ageLogin, healthy } from "./support/patient.js";
import { run } from "./support/run.js";
import { watching } from "./support/watching.js";

const week = 7 * 86_400;

test("the end of a login is told at the chosen times, though the server does not name them", async () => {
  // A file has whole seconds, and by it the login ends up to one later than for the sandbox.
  const patient = await healthy({ refreshTokenTtl: 5, accessTokenTtl: 4 });
  await ageLogin(patient, week - 6);
  const watch = watching(patient, "--before", "4s,0s");
  const expiring = await watch.last("login-expiring");
  expect(expiring["remainingSeconds"]).toBeLessThanOrEqual(4);
  expect(await watch.last("login-expired")).toMatchObject({ remainingSeconds: 0 });
  expect(watch.events().map(({ event }) => event)).toEqual(["watching", "login-expiring", "login-expired"]);
  expect((await run("schwab", ["quote", "AAPL"], patient)).code).toBe(3);
  watch.child.kill("SIGTERM");
  expect(await watch.ended).toMatchObject({ code: 0, stderr: "" });
});

test("one that starts late tells at once, and goes on over a login by another process", async () => {
  const patient = await healthy();
  await ageLogin(patient, week - 3_600);
  const watch = watching(patient, "--before", "2h");
  await watch.last("login-expiring");
  expect((await logIn(patient)).code).toBe(0);
  const renewed = await watch.last("watching");
  expect(renewed).toMatchObject({ state: "signed-in" });
  expect(renewed["remainingSeconds"]).toBeGreaterThan(week - 100);
  // A renewed access token is no new login.
  patient.sandbox.expireAccessTokens();
  expect((await run("schwab", ["quote", "AAPL"], patient)).code).toBe(0);
  expect((await run("schwab", ["logout"], patient)).code).toBe(0);
  await watch.last("logged-out");
  expect(watch.events().map(({ event }) => event)).toEqual([
    "watching",
    "login-expiring",
    "watching",
    "logged-out",
  ]);
  watch.child.kill("SIGINT");
  expect(await watch.ended).toMatchObject({ code: 0, stderr: "" });
});

test("one that starts before anybody has logged in says so, and takes the login up", async () => {
  const patient = await healthy();
  const { SCHWAB_APP_KEY: _, SCHWAB_APP_SECRET: __, ...env } = patient.env;
  const file = join(patient.directory, "first.json");
  const watch = watching({ env: { ...env, SCHWAB_TOKEN_FILE: file } });
  expect(await watch.last("signed-out")).toMatchObject({ loginExpiresAt: null });
  expect((await logIn(patient, "--token-file", file)).code).toBe(0);
  expect(await watch.last("watching")).toMatchObject({ state: "signed-in" });
});

test("--once says by its exit code whether a login is needed", async () => {
  const patient = await healthy();
  const look = (...flags: string[]) => run("schwab", ["watch", "--once", ...flags], patient);
  const fine = await look();
  expect(fine.code).toBe(0);
  expect(fine.stdout).toMatch(/Nothing to do/);
  expect((await look("--before", "8d")).code).toBe(3);
  await ageLogin(patient, 6.5 * 86_400);
  const soon = await look();
  expect(soon.code).toBe(3);
  expect(soon.stdout).toMatch(/ends in 11 hours .*schwab login/);
  expect((await look("--before", "1h")).code).toBe(0);
  await ageLogin(patient, 86_400);
  expect((await look("--before", "1h")).stdout).toMatch(/is over/);
  expect((await run("schwab", ["logout"], patient)).code).toBe(0);
  expect((await look("--json")).code).toBe(3);
  await writeFile(patient.tokenFile, "{");
  const broken = await look();
  expect(broken.code).toBe(3);
  expect(broken.stderr).toContain("storage-corrupt");
});

test("what can't be asked is refused in a sentence", async () => {
  const patient = await healthy();
  const refused = [
    [["--before", "soon"], "24h,30m"],
    [["--before", "24h,"], "24h,30m"],
    [["--shell"], "--run"],
    [["--run", ""], "--run"],
    [["--shell", "--run", " "], "--run"],
    [["--", "x"], "--run"],
    [["--run", "echo", "--shell", "--", "x"], "--shell"],
    [["--post", "http://bot.example/hook"], "https"],
    [["--post", "https://me:hunter2@bot.example/"], "password"],
    [["--post", "hunter2"], "https"],
  ] as const;
  for (const [flags, sentence] of refused) {
    const finished = await run("schwab", ["watch", "--once", ...flags], patient);
    expect(finished, flags.join(" ")).toMatchObject({ code: 2, stdout: "" });
    expect(finished.stderr).toContain(sentence);
    expect(finished.stderr).not.toContain("hunter2");
  }
});
