import { writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { firstOrdinaryPort, withoutPrivilege } from "../../../test/support/without-privilege.js";
import { createSelfSignedCertificate } from "../src/node/certificate/self-signed-certificate.js";
import { login as raced } from "../src/node/index.js";
import { approve, send } from "./support/browser-requests.js";
import {
  failureOf,
  freePort,
  grantOf,
  sandboxFor,
  startLogin,
  temporaryDirectory,
} from "./support/waiting-login.js";

test("a taken port is named, and is free for the next login", async () => {
  const other = await occupyPort();
  const sandbox = await sandboxFor({ callbackUrl: `https://127.0.0.1:${portOf(other)}` });
  await expect(startLogin(sandbox)).rejects.toMatchObject({
    name: "ConfigError",
    code: "callback-port-taken",
    action: "fix-config",
    message: expect.stringContaining(`Port ${portOf(other)} of the callback URL is taken`),
  });
  await new Promise((resolve) => other.close(resolve));
  expect((await startLogin(sandbox)).startUrl).toBe(`${sandbox.callbackUrl}/start`);
});

test("where the port is taken, pasting goes on, and says why", async () => {
  const other = await occupyPort();
  const sandbox = await sandboxFor({ callbackUrl: `https://127.0.0.1:${portOf(other)}` });
  const input = new PassThrough();
  const login = await startLogin(sandbox, { input, interactive: true }, raced);
  expect(login.addresses).toEqual({ authorizationUrl: expect.stringContaining("/v1/oauth/authorize?") });
  expect(login.printed()).toContain(`Port ${portOf(other)} of the callback URL is taken`);
  input.write(`${await approve(login.addresses.authorizationUrl)}\n`);
  expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
});

test("where the port is taken and the input ends, the port is the error", async () => {
  const other = await occupyPort();
  const sandbox = await sandboxFor({ callbackUrl: `https://127.0.0.1:${portOf(other)}` });
  const login = await startLogin(sandbox, { input: new PassThrough().end(), interactive: true }, raced);
  expect(await failureOf(login)).toMatchObject({ code: "callback-port-taken" });
});

test("a callback URL without a port means 443, which ordinary users may not have", async () => {
  const sandbox = await sandboxFor({ callbackUrl: "https://127.0.0.1" });
  await startLogin(await sandboxFor()); // Loads what is loaded lazily, while everything can still be read.
  const outcome = await withoutPrivilege(() => startLogin(sandbox))
    .then(({ startUrl }) => startUrl)
    .catch((error: unknown) => error);
  if (firstOrdinaryPort() <= 443) {
    expect(outcome).toBe("https://127.0.0.1/start");
  } else {
    expect(outcome).toMatchObject({ name: "ConfigError", code: "callback-port-privileged" });
    expect((outcome as Error).message).toMatch(
      /Port 443 .* without a port means 443.*https:\/\/127\.0\.0\.1:8182/,
    );
  }
});

test.each(["https://localhost:8182", "https://[::1]:8182", "https://example.com/cb"])(
  "%s cannot be listened on: the loopback way says so, pasting goes on",
  async (callbackUrl) => {
    const sandbox = await sandboxFor({ callbackUrl });
    await expect(startLogin(sandbox)).rejects.toMatchObject({
      name: "ConfigError",
      code: "callback-url-unsupported",
      message: expect.stringContaining("https://127.0.0.1:8182"),
    });
    const input = new PassThrough();
    const login = await startLogin(sandbox, { input, interactive: true }, raced);
    input.write(`${await approve(login.addresses.authorizationUrl)}\n`);
    expect((await grantOf(login)).record.issuer).toBe(sandbox.url);
  },
);

test("nothing is reachable from another address of this machine", async () => {
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox);
  const { port } = new URL(login.startUrl);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, address }) => family === "IPv4" && address !== "127.0.0.1")
    .map(({ address }) => address);
  for (const address of [...others, "127.0.0.2", "[::1]"]) {
    await expect(send(`https://${address}:${port}/start`)).rejects.toMatchObject({
      code: expect.stringMatching(/^E(CONNREFUSED|ADDRNOTAVAIL|NETUNREACH|AFNOSUPPORT)$/),
    });
  }
});

test("the person's own certificate serves, and its warning isn't explained", async () => {
  const pair = createSelfSignedCertificate();
  const directory = await temporaryDirectory();
  const certificate = { keyFile: join(directory, "my.key"), certFile: join(directory, "my.crt") };
  await writeFile(certificate.keyFile, pair.key);
  await writeFile(certificate.certFile, pair.cert);
  const sandbox = await sandboxFor();
  const login = await startLogin(sandbox, { certificate });
  expect(await send(login.startUrl, { ca: pair.cert })).toMatchObject({ status: 302 });
  expect(login.printed()).not.toContain("will warn");
});

test("an unusable certificate ends the loopback way before it listens", async () => {
  const callbackUrl = `https://127.0.0.1:${await freePort()}`;
  const sandbox = await sandboxFor({ callbackUrl });
  const missing = join(await temporaryDirectory(), "missing.pem");
  const certificate = { keyFile: missing, certFile: missing };
  await expect(startLogin(sandbox, { certificate })).rejects.toMatchObject({ code: "certificate-unusable" });
  await expect(send(callbackUrl)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

async function occupyPort(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
