import { expect, test } from "vitest";
import { crashTab } from "../../../test/support/chromium.js";
import { startLoginServer } from "./support/login-server.js";
import { accessTokenOf, openTenTabs } from "./support/login-tabs.js";
import { newContext } from "./support/site.js";

test("ten tabs at one expired token make one refresh", async () => {
  const server = await startLoginServer({ rotateRefreshTokens: "strict" });
  const context = await newContext();
  const [first, ...others] = await openTenTabs(context, server);
  const reached = server.holdNext();
  const leading = accessTokenOf(first);
  const pass = await reached;
  const following = Promise.all(others.map(accessTokenOf));
  // All of them want to renew before the first has.
  await first.evaluate(async () => {
    const waiting = async () => (await navigator.locks.query()).pending?.length;
    while ((await waiting()) !== 9) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  pass();
  const handed = [await leading, ...(await following)];
  expect(server.refreshes()).toBe(1);
  expect(new Set(handed).size).toBe(1);
});

test("a tab that is killed while it holds the lock leaves it to the others", async () => {
  const server = await startLoginServer({ rotateRefreshTokens: "strict" });
  const context = await newContext();
  const [holder, ...others] = await openTenTabs(context, server);
  const reached = server.holdNext();
  accessTokenOf(holder).catch(() => {});
  await reached;
  const waiting = Promise.all(others.map(accessTokenOf));

  await crashTab(holder);

  expect(new Set(await waiting).size).toBe(1);
  expect(server.refreshes()).toBe(1);
});
