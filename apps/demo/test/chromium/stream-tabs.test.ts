import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
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
  await expect.poll(subscribed, patiently).toBe(true);

  const [before, asked] = [await row.textContent(), requestsFor(sandbox, quotesPath)];
  sandbox.advanceMarket(20 * 60_000);
  await expect.poll(() => row.textContent(), patiently).not.toBe(before);
  expect([requestsFor(sandbox, quotesPath), streamLogins(sandbox)]).toEqual([asked, 1]);

  await first.close();
  await lightSays(second, "Live: this tab holds the stream");
  expect(streamLogins(sandbox)).toBe(2);
  const then = await row.textContent();
  sandbox.advanceMarket(20 * 60_000);
  await expect.poll(() => row.textContent(), patiently).not.toBe(then);
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
