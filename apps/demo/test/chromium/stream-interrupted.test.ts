import type { Sandbox } from "@schwab-kit/sandbox";
import { StreamClient } from "@schwab-kit/streaming";
import { nodeSocket } from "@schwab-kit/streaming/node";
import type { Page } from "playwright-core";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { visitDemo } from "../support/demo-in-chromium.js";
import {
  lightSays,
  patiently,
  requestsFor,
  runUntilLive,
  type SignedIn,
  signInLive,
  streamLogins,
} from "../support/streaming.js";

const chromium = await launchChromium(afterAll);

const quotesPath = "/marketdata/v1/quotes";

/** A program of the same login, which takes the user's stream over. */
async function takeOver({ ask, authorization }: SignedIn): Promise<StreamClient> {
  const other = new StreamClient({
    client: { getUserPreferences: () => ask("/trader/v1/userPreference") },
    tokens: { getAccessToken: async () => authorization.replace("Bearer ", "") },
    openSocket: nodeSocket,
  });
  onTestFinished(() => other.close());
  await other.accountActivitySub();
  return other;
}

/** By the page's clock every five seconds, beside what is asked at once. */
async function askedOnAndOn(page: Page, sandbox: Sandbox): Promise<void> {
  const before = requestsFor(sandbox, quotesPath);
  await expect
    .poll(async () => {
      await page.clock.runFor(5_000);
      return requestsFor(sandbox, quotesPath);
    }, patiently)
    .toBeGreaterThan(before + 4);
}

test("a stream that was cut is said to be, asked for meanwhile, and comes back by itself", async () => {
  const visit = await visitDemo(chromium);
  const { page, demo } = visit;
  await page.clock.install();
  await signInLive(visit);
  const { sandbox } = demo;
  await page.getByRole("button", { name: "Under the hood" }).click();
  await page.getByRole("complementary").getByText("Add quotes of $SPX").waitFor();
  sandbox.addStreamFault({ name: "refused", times: 1_000 });
  sandbox.dropStreams();
  await lightSays(page, "Interrupted: the connection ended");
  await askedOnAndOn(page, sandbox);
  sandbox.clearFaults();
  await runUntilLive(page);
  expect(streamLogins(sandbox)).toBe(2);
  const subscribed = sandbox.journal().filter(({ stream }) => stream?.service === "LEVELONE_EQUITIES");
  expect(subscribed.at(-1)?.stream).toMatchObject({
    command: "SUBS",
    keys: "$SPX,AAPL,MSFT,NVDA,TSLA,SPY,BRK/B",
  });
});

test("what Schwab refused to subscribe to is asked for again with the next connection", async () => {
  const visit = await visitDemo(chromium);
  const { page, demo } = visit;
  await page.clock.install();
  const { sandbox } = demo;
  const services = ["ACCT_ACTIVITY", "LEVELONE_EQUITIES", "CHART_EQUITY"];
  for (const service of services) {
    sandbox.addStreamFault({ name: "response-code", code: 11, service, times: 1_000 });
  }
  await signInLive(visit);
  const answered = (code: number) =>
    services.filter((service) =>
      sandbox.journal().some(({ stream }) => stream?.service === service && stream.code === code),
    );
  await expect.poll(() => answered(11), patiently).toEqual(services);
  expect(answered(0)).toEqual([]);
  sandbox.clearFaults();
  sandbox.dropStreams();
  await lightSays(page, "Interrupted");
  await runUntilLive(page);
  await expect.poll(() => answered(0), patiently).toEqual(services);
});

test("a stream on which nothing comes, not even a heartbeat, isn't called live", async () => {
  const visit = await visitDemo(chromium);
  const { page, demo } = visit;
  await page.clock.install();
  await signInLive(visit);
  const { sandbox } = demo;
  sandbox.addStreamFault({ name: "stall" });
  sandbox.addStreamFault({ name: "refused", times: 1_000 });
  sandbox.advanceMarket(1_000);
  await page.getByRole("button", { name: "Under the hood" }).click();
  // From here on its clock goes on only when it is told to.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  // Two heartbeats and a half.
  await page.clock.runFor(25_000);
  await page.getByRole("complementary").getByText("The stream is waiting (silence)").waitFor();
  await lightSays(page, "Interrupted");
  await askedOnAndOn(page, sandbox);
  sandbox.clearFaults();
  await runUntilLive(page);
});

test("when another program takes the stream over the page says so, doesn't fight, and takes it back when asked to", async () => {
  const visit = await visitDemo(chromium);
  const { page, demo } = visit;
  await page.clock.install();
  const signedIn = await signInLive(visit);
  const { sandbox } = demo;
  const other = await takeOver(signedIn);
  await lightSays(page, "Off: another program took the stream over");

  // What else is shown must not connect either.
  await page.getByLabel("Symbol to watch").fill("KO");
  await page.getByRole("button", { name: "Add" }).click();
  await askedOnAndOn(page, sandbox);
  expect([other.state, streamLogins(sandbox)]).toEqual(["connected", 2]);

  await page.getByRole("button", { name: "Take the stream" }).click();
  await lightSays(page, "Live: this tab holds the stream");
  await expect.poll(() => other.state, patiently).toBe("stopped");
  expect(streamLogins(sandbox)).toBe(3);
  const added = () =>
    sandbox.journal().some(({ stream }) => stream?.command === "ADD" && stream.keys?.includes("KO"));
  await expect.poll(added, patiently).toBe(true);
});
