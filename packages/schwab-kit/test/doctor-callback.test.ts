import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { cachedCertificate } from "@schwab-kit/login-flow/node";
import { expect, test } from "vitest";
import { firstOrdinaryPort, withoutPrivilege } from "../../../test/support/without-privilege.js";
import { callbackPort } from "../src/cli/commands/doctor/checks/callback-port.js";
import { readSetup } from "../src/cli/commands/doctor/setup.js";
import { listening } from "./support/listening.js";
import { type BrokenSetup, codesOf, diagnose, expectFound, healthy } from "./support/patient.js";

const certificateOf = (directory: string) => join(directory, "loopback-certificate.pem");

const broken: BrokenSetup[] = [
  ["no callback URL", ["callback-url-missing"], ({ env }) => delete env["SCHWAB_CALLBACK_URL"]],
  [
    "a callback URL on localhost",
    ["callback-url-localhost"],
    ({ env, sandbox }) => {
      env["SCHWAB_CALLBACK_URL"] = sandbox.callbackUrl.replace("127.0.0.1", "localhost");
    },
  ],
  [
    "a callback URL of plain http elsewhere",
    ["callback-url-unsupported"],
    ({ env }) => {
      env["SCHWAB_CALLBACK_URL"] = "http://bot.example/callback";
    },
  ],
  [
    "the portal's whole list as the callback URL",
    ["callback-url-list"],
    ({ env }) => {
      env["SCHWAB_CALLBACK_URL"] += ",https://127.0.0.1:8183";
    },
  ],
  [
    "a callback URL with a closing slash",
    ["callback-url-closing-slash"],
    ({ env }) => {
      env["SCHWAB_CALLBACK_URL"] += "/";
    },
  ],
  [
    "a callback URL in capitals",
    ["callback-url-upper-case"],
    ({ env, sandbox }) => {
      env["SCHWAB_CALLBACK_URL"] = sandbox.callbackUrl.replace("https", "HTTPS");
    },
  ],
  [
    "a callback URL that is short of a slash",
    ["callback-url-upper-case"],
    ({ env, sandbox }) => {
      env["SCHWAB_CALLBACK_URL"] = sandbox.callbackUrl.replace("//", "/");
    },
  ],
  [
    "another program on the callback's port",
    ["callback-port-taken"],
    async ({ sandbox }) => {
      await listening(createServer(), Number(new URL(sandbox.callbackUrl).port));
    },
  ],
  [
    "a certificate that has ended",
    ["certificate-expired"],
    async ({ directory }) => {
      await rm(certificateOf(directory));
      await cachedCertificate(directory, Date.now() - 400 * 86_400_000);
    },
  ],
  [
    "a certificate of next year",
    ["certificate-not-valid-yet"],
    async ({ directory }) => {
      await rm(certificateOf(directory));
      await cachedCertificate(directory, Date.now() + 365 * 86_400_000);
    },
  ],
  [
    "a directory in the certificate's place",
    ["certificate-unreadable"],
    async ({ directory }) => {
      await rm(certificateOf(directory));
      await mkdir(certificateOf(directory), { mode: 0o700 });
    },
  ],
  [
    "a certificate's key that others may read",
    ["certificate-readable-by-others"],
    async ({ directory }) => await chmod(certificateOf(directory), 0o644),
  ],
  [
    "a certificate without its key",
    ["certificate-broken"],
    async ({ directory }) =>
      await writeFile(certificateOf(directory), "-----BEGIN CERTIFICATE-----\n", { mode: 0o600 }),
  ],
];

test.each(broken)("%s is found and named", expectFound);

test("a callback URL on a low port, without a port, elsewhere or too long is told", async () => {
  const patient = await healthy();
  const found = async (callbackUrl: string) => {
    const diagnosis = await diagnose({ env: { ...patient.env, SCHWAB_CALLBACK_URL: callbackUrl } });
    return codesOf(diagnosis).filter((code) => code.startsWith("callback-url"));
  };
  const long = `https://127.0.0.1:8182/${"x".repeat(250)}`;
  expect(
    await Promise.all(
      ["https://127.0.0.1:1023", "https://127.0.0.1", "https://bot.example/c", long].map(found),
    ),
  ).toEqual([
    ["callback-url-low-port"],
    ["callback-url-low-port"],
    ["callback-url-elsewhere"],
    ["callback-url-too-long"],
  ]);
});

test("a port that an ordinary user may not open is told", async () => {
  const setup = readSetup({ callbackUrl: "https://127.0.0.1:443" }, {});
  const { code } = await withoutPrivilege(async () => await callbackPort.look(setup));
  // Where everybody may open it, it is free.
  expect(code).toBe(firstOrdinaryPort() <= 443 ? undefined : "callback-port-privileged");
});
