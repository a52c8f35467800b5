import { randomBytes } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { encryptedStorage } from "@schwab-kit/core/encrypted";
import { openRedisStorage } from "@schwab-kit/storage-redis";
import { clientFromAccessFunctions, clientFromTokenFile, memoryStorage, tokenFile } from "schwab-kit";
import { logInto } from "../support/log-in.js";
import { freePort } from "../support/redis-server.js";
import { fromFile, login } from "./of-logins.js";
import { app, folder, newPath, type Raise, sandbox } from "./scene.js";

export const ofStorages = {
  "storage-unreadable": async () => {
    const failing = await clientFromAccessFunctions({
      ...app(),
      tokenReadFunc: () => Promise.reject(new Error(`no access with ${sandbox.appSecret.repeat(2)}`)),
      tokenWriteFunc: () => {},
    });
    return await failing.getQuote("AAPL");
  },
  "storage-not-a-file": () => clientFromTokenFile({ ...app(), tokenPath: folder }),
  "storage-corrupt": async () => {
    const tokenPath = newPath();
    await logInto(sandbox, tokenPath);
    return await fromFile((await readFile(tokenPath, "utf8")).slice(0, -20));
  },
  "storage-too-new": async () => {
    const inner = memoryStorage({ format: "schwab-kit-encrypted", version: 2 });
    return await encryptedStorage(inner, { key: () => ({ id: "2026", key: randomBytes(32) }) }).load();
  },
  "storage-wrong-key": async () => {
    const storage = encryptedStorage(memoryStorage(), { key: () => ({ id: "2026", key: randomBytes(32) }) });
    await storage.save({ n: 1 }, { expected: undefined });
    return await storage.load();
  },
  "storage-unwritable": async () => {
    const blocked = newPath();
    await writeFile(blocked, "");
    return await login({ tokenPath: join(blocked, "token.json") });
  },
  "storage-conflict": async () => {
    const storage = tokenFile(newPath());
    await storage.save({ n: 1 }, { expected: undefined });
    return await storage.save({ n: 2 }, { expected: undefined });
  },
  "storage-lock-timeout": async () => {
    const storage = memoryStorage();
    const wait = { waitMs: 5, holdMs: 1_000 };
    return await storage.withLock(() => storage.withLock(async () => {}, wait), wait);
  },
  "storage-lock-lost": async () => {
    const tokenPath = newPath();
    const storage = tokenFile(tokenPath);
    return await storage.withLock(
      async (lock) => {
        // What another process does to a holder that was paused for too long.
        await rm(join(folder, `.${basename(tokenPath)}.lock`), { recursive: true });
        await lock.assertHeld();
      },
      { waitMs: 5_000, holdMs: 1_000 },
    );
  },
  "storage-unavailable": async () => {
    const url = `redis://main:not-the-secret@127.0.0.1:${await freePort()}`;
    return await openRedisStorage({ url, login: "main" });
  },
} satisfies Raise;
