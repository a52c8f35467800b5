import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type JsonObject, TokenManager } from "@schwab-kit/core";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { type Sandbox, startSandbox } from "@schwab-kit/sandbox";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { expect, onTestFinished, test } from "vitest";
import { logInto } from "./support/log-in.js";

const key = randomBytes(32);
const encryptedFile = (path: string, id = "2026") =>
  encryptedStorage(tokenFile(path), { key: () => ({ id, key }) });

/** A login in an encrypted file, after the documented one-time step from the plain one. */
async function encryptedLogin() {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-encrypted-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const path = join(folder, "token.json");
  await logInto(sandbox, path);
  const plain = await tokenFile(path).load();
  const record = plain?.value as JsonObject;
  await encryptedFile(path).save(record, { expected: plain?.revision });
  return { folder, sandbox, path, record };
}

function managerOf(sandbox: Sandbox, path: string): TokenManager {
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const manager = new TokenManager({ storage: encryptedFile(path), appKey, appSecret, baseUrl });
  onTestFinished(() => manager.close());
  return manager;
}

const tokensIn = (text: string) =>
  [...text.matchAll(/"(?:access|refresh|id)_token":"([^"]+)"/g)].map(([, token]) => token ?? "");

test("a login in an encrypted file is refreshed, found by the next process, and never on the disk in clear", async () => {
  const { folder, sandbox, path, record } = await encryptedLogin();
  const manager = managerOf(sandbox, path);
  const old = await manager.getAccessToken();
  const fresh = await manager.getAccessToken({ rejected: old });
  expect(fresh).not.toBe(old);
  expect(await managerOf(sandbox, path).getAccessToken()).toBe(fresh);

  const stored = await encryptedFile(path).load();
  const secrets = [record, stored?.value].flatMap((value) => tokensIn(JSON.stringify(value)));
  expect(new Set(secrets).size).toBeGreaterThanOrEqual(4);
  expect(secrets).toContain(fresh);
  for (const name of await readdir(folder)) {
    if (!(await stat(join(folder, name))).isFile()) continue;
    const text = await readFile(join(folder, name), "utf8");
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  }
  expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ format: "schwab-kit-encrypted" });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("a cut file is the file's own corruption: a login replaces it, and the cut bytes are kept beside it", async () => {
  const { sandbox, path, record } = await encryptedLogin();
  const cut = (await readFile(path, "utf8")).slice(0, -1);
  await writeFile(path, cut);
  const manager = managerOf(sandbox, path);
  await expect(manager.getAccessToken()).rejects.toMatchObject({ code: "storage-corrupt" });
  expect(await readFile(path, "utf8")).toBe(cut);
  await manager.adopt(record as never, { replaceUnreadable: true });
  expect((await encryptedFile(path).load())?.value).toEqual(record);
  expect(await readFile(`${path}.corrupt`, "utf8")).toBe(cut);
});

test("a file whose key is not known stays, whoever logs in", async () => {
  const { sandbox, path, record } = await encryptedLogin();
  const before = await readFile(path, "utf8");
  const manager = new TokenManager({ storage: encryptedFile(path, "2027"), baseUrl: sandbox.url });
  onTestFinished(() => manager.close());
  const adopt = () => manager.adopt(record as never, { replaceUnreadable: true });
  for (const attempt of [() => manager.prepareLogin(), adopt]) {
    await expect(attempt()).rejects.toMatchObject({ code: "storage-wrong-key" });
  }
  expect(await readFile(path, "utf8")).toBe(before);
});
