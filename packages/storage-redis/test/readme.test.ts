import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { JsonObject } from "@schwab-kit/core";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, it, onTestFinished } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { root } from "../../../test/support/repository.js";
import { logIn } from "./log-in.js";
import { open } from "./support.js";

it("runs the README's example as it stands, and ends", async () => {
  const readme = await readFile(join(root, "packages/storage-redis/README.md"), "utf8");
  const programs = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? "");
  expect(programs).toHaveLength(1);
  const lines = programs[0]?.split("\n").filter((line) => line !== "") ?? [];
  expect(lines.length).toBeLessThanOrEqual(10);

  const sandbox = await startSandbox({ autoApprove: true });
  onTestFinished(() => sandbox.close());
  const redis = await startRedis();
  const storage = await open(redis);
  const login = await logIn(sandbox);
  const ended = { ...login, token: { ...login.token, expires_at: 1 } };
  const before = await storage.save(ended as unknown as JsonObject, { expected: undefined });

  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "readme-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, "example.mjs");
  await writeFile(program, programs[0] ?? "");
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    timeout: 20_000,
    env: {
      PATH: process.env["PATH"],
      REDIS_URL: redis.url,
      SCHWAB_APP_KEY: sandbox.appKey,
      SCHWAB_APP_SECRET: sandbox.appSecret,
      SCHWAB_BASE_URL: sandbox.url,
    },
  });
  expect(stdout).not.toBe("");
  const refreshes = sandbox.journal().filter(({ grantType }) => grantType === "refresh_token");
  expect(refreshes.map(({ status }) => status)).toEqual([200]);
  expect((await storage.load())?.revision).not.toBe(before);
});
