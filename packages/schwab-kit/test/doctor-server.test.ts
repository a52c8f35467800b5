import { expect, test } from "vitest";
import { type BrokenSetup, codesOf, diagnose, expectFound, healthy } from "./support/patient.js";
import { run } from "./support/run.js";

const broken: BrokenSetup[] = [
  ["another app's secret", ["client-rejected"], ({ env }) => (env["SCHWAB_APP_SECRET"] = "NMXfAl4eN46KiITv")],
  ["a sandbox that has ended", ["host-refuses"], ({ sandbox }) => sandbox.close()],
  [
    "tokens that were revoked",
    ["access-token-refused", "access-token-refused"],
    ({ sandbox }) => sandbox.revokeTokens(),
  ],
  [
    "an app without market data",
    ["market-data-not-allowed"],
    ({ sandbox }) => sandbox.addFault({ name: "gateway-401", path: "/marketdata/v1/*", times: 10 }),
  ],
  [
    "an app without trading",
    ["trader-not-allowed"],
    ({ sandbox }) => sandbox.addFault({ name: "gateway-401", path: "/trader/v1/*", times: 10 }),
  ],
];

test.each(broken)("%s is found and named", expectFound);

test("a set-up with nothing wrong has no problem, and nothing is spent by looking", async () => {
  const patient = await healthy();
  patient.sandbox.clearJournal();
  const diagnosis = await diagnose(patient, "--authorize");
  expect(diagnosis.findings.map(({ result }) => result)).toEqual(Array(21).fill("ok"));
  expect(diagnosis.code).toBe(0);
  const asked = patient.sandbox.journal();
  expect(asked.filter(({ grantType }) => grantType === "refresh_token")).toEqual([]);
  const words = await run("schwab", ["doctor"], patient);
  expect(words.code).toBe(0);
  expect(words.stdout).toMatch(/^ok {7}callback-url {5}The callback URL on https:\/\/127/m);
  expect(words.stdout).toMatch(/^unknown {2}login-page .*\n {26}To have it asked.*--authorize$/m);
  expect(words.stdout).toMatch(/\nProblems: 0\. Warnings: 0\. Not known: 1\.\n$/);
});

test("an access token that is over is renewed by nobody, and nothing is asked with it", async () => {
  const patient = await healthy({ accessTokenTtl: 1 });
  patient.sandbox.clearJournal();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const { findings, code } = await diagnose(patient);
  const ofApi = ["trader-api", "market-data-api", "streamer-host"];
  expect(findings.filter(({ check }) => ofApi.includes(check)).map(({ result }) => result)).toEqual(
    Array(3).fill("unknown"),
  );
  expect(code).toBe(0);
  const asked = patient.sandbox.journal();
  expect(asked.filter(({ grantType }) => grantType === "refresh_token")).toEqual([]);
  expect(asked.filter(({ path }) => /^\/(trader|marketdata)\//.test(path))).toEqual([]);
});

test("a callback URL that is not the registered one is found by the login page, when it is asked", async () => {
  const patient = await healthy();
  patient.env["SCHWAB_CALLBACK_URL"] += "/callback";
  expect(codesOf(await diagnose(patient))).toEqual([]);
  expect(codesOf(await diagnose(patient, "--authorize"))).toEqual(["authorize-refused"]);
});
