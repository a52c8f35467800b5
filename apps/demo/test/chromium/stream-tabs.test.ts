import type { Sandbox } from "@schwab-kit/sandbox";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { crashTab, launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";
import {
  lightSays,
  patiently,
  requestsFor,
  secondTab,
  signInLive,
  streamLogins,
} from "../support/streaming.js";

const chromium = await launchChromium(afterAll);

const quotesPath = "/marketdata/v1/quotes";

/** Watches a symbol that no other tab shows, and sees it move by the stream alone. */
async function watchesMore(tab: Page, sandbox: Sandbox): Promise<void> {
  await tab.getByLabel("Symbol to watch").fill("KO");
  await tab.getByRole("button", { name: "Add" }).click();
  const row = tab.getByRole("row", { name: /^KO \d.*%/ });
  await row.waitFor();
  const subscribed = () =>
    sandbox.journal().some(({ stream }) => stream?.command === "ADD" && stream.keys === "KO");
  await expect.poll(subscribed, patiently).toBe(true);
  const [before, asked] = [await row.textContent(), requestsFor(sandbox, quotesPath)];
  sandbox.advanceMarket(20 * 60_000);
  await expect.poll(() => row.textContent(), patiently).not.toBe(before);
  expect(requestsFor(sandbox, quotesPath)).toBe(asked);
}

test("two tabs share one stream, and when the one that holds it is closed the other takes over", async () => {
  const visit = await visitDemo(chromium);
  const { page: first, demo } = visit;
  await signInLive(visit);
  const { sandbox } = demo;
  const second = await secondTab(visit);
  await watchesMore(second, sandbox);
  expect(streamLogins(sandbox)).toBe(1);

  await first.close();
  await lightSays(second, "Live: this tab holds the stream");
  expect(streamLogins(sandbox)).toBe(2);
  const row = second.getByRole("row", { name: /^KO \d.*%/ });
  const then = await row.textContent();
  sandbox.advanceMarket(20 * 60_000);
  await expect.poll(() => row.textContent(), patiently).not.toBe(then);
});

test("when the tab that holds the stream crashes one of the others takes over, for the rest too", async () => {
  const visit = await visitDemo(chromium);
  const { page: first, demo } = visit;
  await signInLive(visit);
  const { sandbox } = demo;
  const others = [await secondTab(visit), await secondTab(visit)];
  await crashTab(first);
  const lights = () =>
    Promise.all(others.map((tab) => tab.getByRole("banner").getByRole("status").textContent()));
  await expect
    .poll(async () => (await lights()).sort(), patiently)
    .toEqual(["Live, by another tab", "Live: this tab holds the stream"]);
  expect(streamLogins(sandbox)).toBe(2);
  const rest = others[(await lights()).indexOf("Live, by another tab")] as Page;
  await watchesMore(rest, sandbox);
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
  await expect
    .poll(() => second.evaluate(async () => (await navigator.locks.query()).held?.length), patiently)
    .toBe(1);
  await lightSays(second, "Off: another program took the stream over");
  expect(streamLogins(demo.sandbox)).toBe(1);
  await second.getByRole("button", { name: "Take the stream" }).click();
  await lightSays(second, "Live: this tab holds the stream");
});
