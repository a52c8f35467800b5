import type { JsonObject } from "@schwab-kit/core";
import { startSandbox } from "@schwab-kit/sandbox";
import { expect, it, onTestFinished } from "vitest";
import { startRedis } from "../../../test/support/redis-server.js";
import { logIn } from "./log-in.js";
import { inChild, open } from "./support.js";

/** A program that calls the API at each SIGUSR2, a second time after a 401, and prints the answers' statuses. */
const program = `
  const storage = await openRedisStorage({ url: given.url, login: "main" });
  const manager = new TokenManager({ storage, ...given.manager });
  if (given.listens) manager.subscribe(({ type }) => process.stdout.write(type + ";"));
  async function ask(token) {
    const headers = { authorization: "Bearer " + token };
    return (await fetch(given.manager.baseUrl + "/marketdata/v1/quotes?symbols=AAPL", { headers })).status;
  }
  setTimeout(() => {}, 55_000);
  process.on("SIGUSR2", async () => {
    const token = await manager.getAccessToken();
    const statuses = [await ask(token)];
    if (statuses[0] === 401) statuses.push(await ask(await manager.getAccessToken({ rejected: token })));
    process.stdout.write(JSON.stringify(statuses) + ";");
  });
  process.stdout.write("ready;");`;

/** Stores a login as another machine's \`schwab login\` would. */
const login = `
  const storage = await openRedisStorage({ url: given.url, login: "main" });
  await new TokenManager({ storage, ...given.manager }).adopt(given.record);
  await storage.close();`;

it.each([
  ["does nothing but call", false, "[401,200];"],
  ["listens", true, "[200];"],
])(
  "a running program that %s uses the login that another process has made, at its next call",
  async (_, listens, then) => {
    const sandbox = await startSandbox({ autoApprove: true, rotateRefreshTokens: "strict" });
    onTestFinished(() => sandbox.close());
    const redis = await startRedis();
    const first = await logIn(sandbox);
    await (await open(redis)).save(first as unknown as JsonObject, { expected: undefined });
    const { appKey, appSecret, url: baseUrl } = sandbox;
    const shared = { url: redis.url, manager: { appKey, appSecret, baseUrl } };

    const running = inChild({ ...shared, listens }, program);
    await running.printed("ready;");
    running.signal("SIGUSR2");
    await running.printed("ready;[200];");
    // It ends every token that the program knows.
    const record = await logIn(sandbox);
    await inChild({ ...shared, record }, login).output;
    if (listens) await running.printed("adopted;");
    running.signal("SIGUSR2");
    await running.printed(`;${listens ? "adopted;" : ""}${then}`);
    expect(sandbox.journal().filter(({ grantType }) => grantType === "refresh_token")).toEqual([]);
  },
);
