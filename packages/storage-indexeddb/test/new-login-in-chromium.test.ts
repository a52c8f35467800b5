import type { TokenRecord } from "@schwab-kit/core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type LoginServer, startLoginServer } from "./support/login-server.js";
import { openTab } from "./support/login-tabs.js";
import { newContext } from "./support/site.js";

/** Calls the API, a second time after a 401; gives the answers' statuses. */
function call(tab: Page): Promise<number[]> {
  return tab.evaluate(async () => {
    const ask = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      return (await fetch("/marketdata/v1/quotes?symbols=AAPL", { headers })).status;
    };
    const token = await tokens.getAccessToken();
    const first = await ask(token);
    return first === 401 ? [first, await ask(await tokens.getAccessToken({ rejected: token }))] : [first];
  });
}

async function adopt(tab: Page, record: TokenRecord): Promise<void> {
  await tab.evaluate((given) => tokens.adopt(given as never), record);
}

/** Two tabs of one browser, the first of which has used the login that the second took over. */
async function twoTabs(server: LoginServer): Promise<[Page, Page]> {
  const context = await newContext();
  const [running, other] = [await openTab(context, server), await openTab(context, server)];
  await adopt(other, await server.logIn());
  expect(await call(running)).toEqual([200]);
  return [running, other];
}

test("a tab's next call uses the login that another tab has made", async () => {
  const server = await startLoginServer({ rotateRefreshTokens: "strict" });
  const [running, other] = await twoTabs(server);
  await adopt(other, await server.logIn());
  expect(await call(running)).toEqual([401, 200]);
  expect(server.refreshes()).toBe(0);
});

test("a tab that listens has it before its next call", async () => {
  const server = await startLoginServer({ rotateRefreshTokens: "strict" });
  const [running, other] = await twoTabs(server);
  await running.evaluate(() => {
    const told: string[] = [];
    tokens.subscribe(({ type }) => told.push(type));
    Object.assign(globalThis, { told });
  });
  await adopt(other, await server.logIn());
  await running.waitForFunction("told.includes('adopted')");
  expect(await call(running)).toEqual([200]);
  expect(server.refreshes()).toBe(0);
});
