import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, type Visit, visitDemo } from "../support/demo-in-chromium.js";
import { lightSays, requestsFor, signInLive, streamLogins } from "../support/streaming.js";

const chromium = await launchChromium(afterAll);

const quotesPath = "/marketdata/v1/quotes";

async function secondTab({ context, demo }: Visit): Promise<Page> {
  const second = await context.newPage();
  await second.goto(demo.url);
  await lightSays(second, "Live, by another tab");
  return second;
}

test("two tabs share one stream, and when the one that holds it is closed the other takes over", async () => {
  const visit = await visitDemo(chromium);
  const { page: first, demo } = visit;
  await signInLive(visit);
  const { sandbox } = demo;
  const second = await secondTab(visit);
  // A symbol that only the second shows.
  await second.getByLabel("Symbol to watch").fill("KO");
  await second.getByRole("button", { name: "Add" }).click();
  const row = second.getByRole("row", { name: /^KO \d.*%/ });
  await row.waitFor();
  const subscribed = () =>
    sandbox.journal().some(({ stream }) => stream?.command === "ADD" && stream.keys === "KO");
  await expect.poll(subscribed).toBe(true);

  const [before, asked] = [await row.textContent(), requestsFor(sandbox, quotesPath)];
  sandbox.advanceMarket(20 * 60_000);
  await expect.poll(() => row.textContent()).not.toBe(before);
  expect([requestsFor(sandbox, quotesPath), streamLogins(sandbox)]).toEqual([asked, 1]);

  await first.close();
  await lightSays(second, "Live: this tab holds the stream");
  expect(streamLogins(sandbox)).toBe(2);
  const then = await row.textContent();
  sandbox.advanceMarket(20 * 60_000);
  await expect.poll(() => row.textContent()).not.toBe(then);
});

test("while the tab that holds the stream is frozen the other says so, and asks by itself", async () => {
  const visit = await visitDemo(chromium);
  const { page: first, context, demo } = visit;
  await signInLive(visit);
  const second = await secondTab(visit);
  const before = requestsFor(demo.sandbox, quotesPath);
  const control = await context.newCDPSession(first);
  // None of its code runs then, as in a frozen tab, and it keeps its lock and its socket.
  await control.send("Debugger.enable");
  await control.send("Debugger.pause");
  // It asks again at once.
  await second.getByText("1M", { exact: true }).click();
  await lightSays(second, "Silent: the tab that holds the stream gives no answer");
  await expect.poll(() => requestsFor(demo.sandbox, quotesPath)).toBeGreaterThan(before);
  await control.send("Debugger.disable");
  await lightSays(second, "Live, by another tab");
});

test("a sign-out in any tab ends the stream, and the next login opens it again", async () => {
  const visit = await visitDemo(chromium);
  const { page: first, demo } = visit;
  await signInLive(visit);
  const second = await secondTab(visit);
  await second.getByRole("button", { name: "Sign out" }).click();
  await lightSays(first, "Not streaming: nobody is signed in");
  await lightSays(second, "Not streaming: nobody is signed in");
  expect(streamLogins(demo.sandbox)).toBe(1);
  await signIn(second);
  // Whichever learns of the login first.
  await Promise.all([first, second].map((tab) => lightSays(tab, /^Live/)));
  expect(streamLogins(demo.sandbox)).toBe(2);
});

test("a tab that comes into the stream another program has taken doesn't take it back", async () => {
  const visit = await visitDemo(chromium);
  const { page: first, demo } = visit;
  await signInLive(visit);
  const second = await secondTab(visit);
  demo.sandbox.addStreamFault({ name: "taken-over" });
  demo.sandbox.advanceMarket(1_000);
  for (const tab of [first, second]) await lightSays(tab, "Off: another program took the stream over");
  await first.close();
  await expect.poll(() => second.evaluate(async () => (await navigator.locks.query()).held?.length)).toBe(1);
  await lightSays(second, "Off: another program took the stream over");
  expect(streamLogins(demo.sandbox)).toBe(1);
  await second.getByRole("button", { name: "Take the stream" }).click();
  await lightSays(second, "Live: this tab holds the stream");
});
