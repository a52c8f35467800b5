import { type JsonObject, TokenManager } from "@schwab-kit/core";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, it, onTestFinished } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { logIn } from "./log-in.js";
import { open } from "./support.js";

it("stores a grant that came while Redis was away before anybody else can refresh", async () => {
  const sandbox = await startSandbox({ autoApprove: true, rotateRefreshTokens: "strict" });
  onTestFinished(() => sandbox.close());
  const redis = await startRedis();
  const storage = await open(redis);
  const login = await logIn(sandbox);
  const ended = { ...login, token: { ...login.token, expires_at: 1 } };
  await storage.save(ended as unknown as JsonObject, { expected: undefined });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const app = { appKey, appSecret, baseUrl };
  const manager = new TokenManager({
    ...app,
    storage,
    async fetch(...request) {
      const response = await fetch(...request);
      await redis.kill();
      return response;
    },
  });
  const token = await manager.getAccessToken();

  await redis.start();
  // Waits for the lock that could not be given back. Would it refresh, the login were lost: its token is used up.
  const other = new TokenManager({ ...app, storage: await open(redis) });
  expect(await other.getAccessToken()).toBe(token);
  const refreshes = sandbox.journal().filter(({ grantType }) => grantType === "refresh_token");
  expect(refreshes.map(({ status }) => status)).toEqual([200]);
  await Promise.all([manager.close(), other.close()]);
});
