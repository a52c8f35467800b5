import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { cachedCertificate } from "@schwab-kit/login-flow/node";
import { expect, test } from "vitest";
import { listening } from "./support/listening.js";
import { codesOf, diagnose, healthy } from "./support/patient.js";

test.each([
  ["two hours", -2 * 3_600, "clock-wrong", 6],
  ["a minute", 60, "clock-off", 0],
] as const)("a server whose clock differs by %s is found", async (_, seconds, code, exitCode) => {
  const patient = await healthy({ now: () => Date.now() + seconds * 1000 });
  const diagnosis = await diagnose(patient);
  expect(codesOf(diagnosis)).toEqual([code]);
  expect(diagnosis.code).toBe(exitCode);
});

test("a host whose name has no address is not found", async () => {
  const patient = await healthy();
  // RFC 6761 keeps .invalid from everybody, and no label may be that long: no name server is asked.
  patient.env["SCHWAB_BASE_URL"] = `https://${"x".repeat(64)}.invalid`;
  expect(codesOf(await diagnose(patient))).toEqual(["host-not-found", "issuer-mismatch"]);
});

test("a host that takes connections and says nothing stops no other check", async () => {
  const patient = await healthy();
  const silent = await listening(createServer(() => {}));
  patient.env["SCHWAB_BASE_URL"] = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  expect(codesOf(await diagnose(patient))).toEqual(["host-silent", "issuer-mismatch"]);
});

test("a host with a certificate of its own is not trusted", async () => {
  const patient = await healthy();
  const { key, cert } = await cachedCertificate(patient.directory);
  const server = await listening(createTlsServer({ key, cert }));
  patient.env["SCHWAB_BASE_URL"] = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(codesOf(await diagnose(patient))).toEqual(["host-not-trusted", "issuer-mismatch"]);
});
