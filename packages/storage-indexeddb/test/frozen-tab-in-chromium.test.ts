import { expect, test } from "vitest";
import { freeze, launchFreezableChromium } from "../../../test/support/freezable-chromium.js";
import { startLoginServer } from "./support/login-server.js";
import { accessTokenOf, openTenTabs } from "./support/login-tabs.js";

test("a tab that is frozen while it holds the lock keeps it, and the others go on without", async () => {
  const server = await startLoginServer();
  const [holder, ...others] = await openTenTabs(await launchFreezableChromium(), server, 500);
  const holders = async () => {
    const locks = await others[0]?.evaluate(() => navigator.locks.query());
    return locks?.held?.map(({ name, clientId }) => ({ name, clientId }));
  };

  const reached = server.holdNext();
  const late = accessTokenOf(holder);
  late.catch(() => {});
  const pass = await reached;
  const goOn = await freeze(holder);
  const held = await holders();
  expect(held?.map(({ name }) => name)).toEqual(["schwab-kit/schwab-kit"]);

  const handed = await Promise.all(others.map(accessTokenOf));
  expect(server.refreshes()).toBeGreaterThan(0);
  // Still by the frozen tab: nobody stole it.
  expect(await holders()).toEqual(held);

  pass();
  await goOn();
  // Its own request may have timed out meanwhile; what the others stored is there all the same.
  await late.catch(() => {});
  for (const token of [...handed, await accessTokenOf(holder)]) {
    const authorization = `Bearer ${token}`;
    const address = new URL("/trader/v1/accounts/accountNumbers", server.sandbox.url);
    expect((await fetch(address, { headers: { authorization } })).status).toBe(200);
  }
});
