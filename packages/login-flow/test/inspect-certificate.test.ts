import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cachedCertificate, inspectCachedCertificate } from "../src/node/index.js";
import { temporaryDirectory } from "./support/waiting-login.js";

const dayMs = 86_400_000;
const fileIn = (directory: string) => join(directory, "loopback-certificate.pem");

test.each([
  [0, "usable"],
  [365 * dayMs, "usable"],
  [367 * dayMs, "about-to-end"],
  [397 * dayMs, "expired"],
  [-2 * dayMs, "not-valid-yet"],
])("%i ms after it was made a certificate is %s, and looking leaves it as it is", async (later, state) => {
  const directory = await temporaryDirectory();
  const now = Date.now();
  await cachedCertificate(directory, now);
  const before = await readFile(fileIn(directory), "utf8");
  const seen = await inspectCachedCertificate(directory, now + later);
  expect(seen).toEqual({ file: fileIn(directory), state, validTo: expect.any(Number) });
  expect(Math.abs((seen.validTo ?? 0) - (now + 396 * dayMs))).toBeLessThan(1_000);
  expect(await readFile(fileIn(directory), "utf8")).toBe(before);
});

test.each([
  ["absent", async () => {}],
  ["unreadable", async (file: string) => await mkdir(file, { mode: 0o700 })],
  ["broken", async (file: string) => await writeFile(file, "-----BEGIN CERTIFICATE-----", { mode: 0o600 })],
  [
    "readable-by-others",
    async (file: string) => {
      await writeFile(file, "");
      await chmod(file, 0o640);
    },
  ],
] as const)("one that is %s has no end, and nothing is made in its place", async (state, make) => {
  const directory = await temporaryDirectory();
  await make(fileIn(directory));
  const entries = await readdir(directory);
  expect(await inspectCachedCertificate(directory)).toEqual({ file: fileIn(directory), state });
  expect(await readdir(directory)).toEqual(entries);
});

test("the key of another certificate is a broken one", async () => {
  const [directory, other] = [await temporaryDirectory(), await temporaryDirectory()];
  const { key } = await cachedCertificate(directory);
  const { cert } = await cachedCertificate(other);
  await writeFile(fileIn(directory), key + cert);
  expect((await inspectCachedCertificate(directory)).state).toBe("broken");
});
