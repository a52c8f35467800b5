import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { visitDemo } from "../support/demo-in-chromium.js";
import { lightSays, patiently, requestsFor, secondTab, signInLive } from "../support/streaming.js";

const chromium = await launchChromium(afterAll);

const quotesPath = "/marketdata/v1/quotes";

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
  await expect.poll(() => requestsFor(demo.sandbox, quotesPath), patiently).toBeGreaterThan(before);
  await control.send("Debugger.disable");
  await lightSays(second, "Live, by another tab");
});
