import { createHash, X509Certificate } from "node:crypto";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cachedCertificate } from "../src/node/certificate/cached-certificate.js";
import { givenCertificate } from "../src/node/certificate/given-certificate.js";
import { createSelfSignedCertificate } from "../src/node/certificate/self-signed-certificate.js";
import { send } from "./support/browser-requests.js";
import { temporaryDirectory } from "./support/waiting-login.js";

const dayMs = 86_400_000;

test("the certificate is what browsers ask of a server on 127.0.0.1", () => {
  const now = Date.now();
  const { cert, key } = createSelfSignedCertificate(now);
  const certificate = new X509Certificate(cert);
  expect(certificate.subject).toBe("CN=127.0.0.1");
  expect(certificate.issuer).toBe("CN=127.0.0.1");
  expect(certificate.subjectAltName).toBe("IP Address:127.0.0.1, DNS:localhost");
  expect(certificate.ca).toBe(false);
  expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]); // Node's name for the extended usage
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  const [from, to] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  expect(to - from).toBe(397 * dayMs);
  expect(now - from).toBeGreaterThanOrEqual(dayMs);
  expect(now - from).toBeLessThan(dayMs + 1000);
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  // The critical extensions, byte for byte: no authority, digital signatures only.
  expect(certificate.raw.toString("hex")).toContain("300c0603551d130101ff04023000");
  expect(certificate.raw.toString("hex")).toContain("300e0603551d0f0101ff040403020780");
});

test("each certificate has its own positive serial number and key", () => {
  const made = Array.from({ length: 50 }, () => new X509Certificate(createSelfSignedCertificate().cert));
  expect(new Set(made.map(({ serialNumber }) => serialNumber)).size).toBe(50);
  expect(new Set(made.map(({ fingerprint256 }) => fingerprint256)).size).toBe(50);
  for (const { serialNumber } of made) expect(serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
});

test.each(["2049-12-31T23:59:59Z", "2050-01-02T00:00:01Z"])("dates are right around %s", (date) => {
  const { cert } = createSelfSignedCertificate(Date.parse(date));
  const { validFrom, validTo } = new X509Certificate(cert);
  expect(Date.parse(validFrom)).toBe(Date.parse(date) - dayMs);
  expect(Date.parse(validTo)).toBe(Date.parse(date) + 396 * dayMs);
});

test.each(["127.0.0.1", "localhost"])(
  "a client that trusts it reaches https://%s, another one doesn't",
  async (host) => {
    const certificate = createSelfSignedCertificate();
    const server = createServer(certificate, (_, response) => response.end("hello"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const url = `https://${host}:${(server.address() as AddressInfo).port}/`;
    expect(await send(url, { ca: certificate.cert })).toMatchObject({ status: 200, body: "hello" });
    await expect(send(url)).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    await expect(send(url, { ca: createSelfSignedCertificate().cert })).rejects.toThrow();
  },
);

test("the certificate is kept, readable by its owner alone", async () => {
  const directory = join(await temporaryDirectory(), "new", ".schwab");
  const first = await cachedCertificate(directory);
  expect(await cachedCertificate(directory)).toEqual(first);
  const [file = ""] = await readdir(directory);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
  expect(await readdir(directory)).toHaveLength(1);
});

test("it is renewed 30 days before it ends, and not earlier", async () => {
  const directory = await temporaryDirectory();
  const now = Date.now();
  const first = await cachedCertificate(directory, now);
  expect(await cachedCertificate(directory, now + 365 * dayMs)).toEqual(first);
  const renewed = await cachedCertificate(directory, now + 367 * dayMs);
  expect(renewed.cert).not.toBe(first.cert);
  expect(await cachedCertificate(directory, now + 367 * dayMs)).toEqual(renewed);
});

const breakages: readonly [what: string, (file: string, text: string) => Promise<void>][] = [
  ["is empty", (file) => writeFile(file, "")],
  ["is half written", (file, text) => writeFile(file, text.slice(0, text.length / 2))],
  ["is no certificate", (file, text) => writeFile(file, text.replace(/[A-Za-z0-9+/]{20}/g, "A".repeat(20)))],
  ["holds another key", (file, text) => writeFile(file, createSelfSignedCertificate().key + certOf(text))],
  ["can be read by others", (file) => chmod(file, 0o644)],
  ["is not valid yet", (file) => writeFile(file, textOf(Date.now() + 9 * dayMs))],
];

test.each(breakages)("a kept file that %s is replaced", async (_, breakIt) => {
  const directory = await temporaryDirectory();
  const first = await cachedCertificate(directory);
  const file = join(directory, "loopback-certificate.pem");
  await breakIt(file, await readFile(file, "utf8"));
  const second = await cachedCertificate(directory);
  expect(second.cert).not.toBe(first.cert);
  expect(new X509Certificate(second.cert).checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(await cachedCertificate(directory)).toEqual(second);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("where nothing can be kept, there is a certificate all the same", async () => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, "file"), "");
  const { cert } = await cachedCertificate(join(directory, "file"));
  expect(new X509Certificate(cert).checkIP("127.0.0.1")).toBe("127.0.0.1");
  await mkdir(join(directory, "taken", "loopback-certificate.pem"), { recursive: true });
  await cachedCertificate(join(directory, "taken"));
  expect(await readdir(join(directory, "taken"))).toEqual(["loopback-certificate.pem"]);
});

test("many logins at once keep one whole file", async () => {
  const directory = await temporaryDirectory();
  await Promise.all(Array.from({ length: 20 }, () => cachedCertificate(directory)));
  const kept = await cachedCertificate(directory);
  expect(await cachedCertificate(directory)).toEqual(kept);
  expect(await readdir(directory)).toHaveLength(1);
});

test("the person's own pair is taken as it is", async () => {
  const pair = createSelfSignedCertificate(Date.now() - 1000 * dayMs);
  const files = await writePair(pair);
  expect(await givenCertificate(files)).toEqual(pair);
});

test("what is wrong with the person's own pair is named with its file, and nothing of the key", async () => {
  const pair = createSelfSignedCertificate();
  const { keyFile, certFile } = await writePair(pair);
  const other = await writePair(createSelfSignedCertificate());
  const missing = join(await temporaryDirectory(), "missing.pem");
  const cases = [
    { files: { keyFile: missing, certFile }, says: `${missing} cannot be read (ENOENT)` },
    { files: { keyFile, certFile: missing }, says: `${missing} cannot be read (ENOENT)` },
    {
      files: { keyFile: certFile, certFile },
      says: `${certFile} does not hold an unencrypted PEM private key`,
    },
    { files: { keyFile, certFile: keyFile }, says: `${keyFile} does not hold a PEM certificate` },
    { files: { keyFile: other.keyFile, certFile }, says: "does not belong to the private key" },
  ];
  for (const { files, says } of cases) {
    const error = await givenCertificate(files).catch((caught: unknown) => caught as Error);
    expect(error).toMatchObject({ name: "ConfigError", code: "certificate-unusable", action: "fix-config" });
    expect((error as Error).message).toContain(says);
    expect((error as Error).stack).not.toContain(pair.key.split("\n")[1]);
  }
});

async function writePair(pair: {
  key: string;
  cert: string;
}): Promise<{ keyFile: string; certFile: string }> {
  const name = createHash("sha256").update(pair.cert).digest("hex").slice(0, 8);
  const directory = await temporaryDirectory();
  const files = { keyFile: join(directory, `${name}.key`), certFile: join(directory, `${name}.crt`) };
  await writeFile(files.keyFile, pair.key);
  await writeFile(files.certFile, pair.cert);
  return files;
}

function textOf(now: number): string {
  const { key, cert } = createSelfSignedCertificate(now);
  return key + cert;
}

function certOf(text: string): string {
  return text.slice(text.indexOf("-----BEGIN CERTIFICATE"));
}
