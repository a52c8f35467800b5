import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { appKey, appSecret } from "../src/cli/commands/doctor/checks/app-credentials.js";
import { nodeVersionFinding } from "../src/cli/commands/doctor/checks/node-version.js";
import { tokenFileMode } from "../src/cli/commands/doctor/checks/token-file.js";
import { findingCodes } from "../src/cli/commands/doctor/finding-codes.js";
import { readSetup } from "../src/cli/commands/doctor/setup.js";
import { type BrokenSetup, codesOf, diagnose, expectFound } from "./support/patient.js";

const broken: BrokenSetup[] = [
  [
    "an app secret with a line break",
    ["app-secret-malformed"],
    ({ env }) => (env["SCHWAB_APP_SECRET"] += "\n"),
  ],
  [
    "an app key in quotation marks",
    ["app-key-malformed", "client-rejected"],
    ({ env }) => {
      env["SCHWAB_APP_KEY"] = `"${env["SCHWAB_APP_KEY"]}"`;
    },
  ],
  [
    "an app key in place of the secret",
    ["app-secret-is-app-key", "client-rejected"],
    ({ env }) => {
      env["SCHWAB_APP_SECRET"] = env["SCHWAB_APP_KEY"] ?? "";
    },
  ],
  [
    "no credentials",
    ["app-key-missing", "app-secret-missing"],
    ({ env }) => {
      delete env["SCHWAB_APP_KEY"];
      delete env["SCHWAB_APP_SECRET"];
    },
  ],
  [
    "a base URL that is none",
    ["base-url-invalid"],
    ({ env }) => {
      env["SCHWAB_BASE_URL"] = "api.schwabapi.com";
    },
  ],
];

test.each(broken)("%s is found and named", expectFound);

test("with nothing set, without a home and a network, everything is still looked at", async () => {
  const diagnosis = await diagnose({ env: { HOME: "", SCHWAB_BASE_URL: "http://127.0.0.1:9" } });
  expect(codesOf(diagnosis)).toEqual([
    "app-key-missing",
    "app-secret-missing",
    "callback-url-missing",
    "host-unreachable",
    "token-file-unset",
  ]);
  expect(diagnosis.code).toBe(6);
});

test("without a home directory, the default token file has no place", async () => {
  vi.stubEnv("HOME", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const setup = readSetup({}, {});
  expect(await tokenFileMode.look(setup)).toMatchObject({ result: "problem", code: "token-file-unset" });
  vi.unstubAllEnvs();
  const given = readSetup({ tokenFile: join(".schwab", "token.json") }, {});
  expect(await tokenFileMode.look(given)).toMatchObject({ result: "ok" });
});

test("with Schwab, the form of key and secret is compared with those known", async () => {
  const look = async (key: string, secret: string) => {
    const setup = readSetup({ appKey: key, appSecret: secret, baseUrl: "https://api.schwabapi.com" }, {});
    const findings = await Promise.all([appKey.look(setup), appSecret.look(setup)]);
    return findings.map(({ code }) => code);
  };
  const [key, secret] = ["k".repeat(32), "s".repeat(16)];
  expect(await look(key, secret)).toEqual([undefined, undefined]);
  expect(await look("k".repeat(48), "s".repeat(64))).toEqual([undefined, undefined]);
  expect(await look(secret, key)).toEqual(["app-key-unusual", "app-secret-unusual"]);
});

test.each([
  ["20.18.3", "node-too-old"],
  ["18.20.0", "node-too-old"],
  ["20.19.0", undefined],
  ["22.0.0", undefined],
])("Node %s: %s", (version, code) => {
  expect(nodeVersionFinding(version).code).toBe(code);
});

test("the README lists every code", async () => {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  expect(Object.keys(findingCodes).filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});
