import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";

const chromium = await launchChromium(afterAll);

test("without its server the page keeps what it has, says so, and goes on by itself", async () => {
  const { context, page } = await visitDemo(chromium);
  await signIn(page);
  await page.getByRole("row", { name: /^AAPL .*%/ }).waitFor();
  await context.setOffline(true);
  await page.getByRole("tab", { name: "Market hours" }).click();
  await page.getByText("is from before").waitFor();
  await page.getByRole("row", { name: /^AAPL .*%/ }).waitFor();
  await page.getByRole("tabpanel").getByText("No connection").waitFor();
  await context.setOffline(false);
  await page.getByText("is from before").waitFor({ state: "detached" });
  await page.getByRole("row", { name: /^equity \d/ }).waitFor();
});

test("a 429 is said, waited for, and over by itself", async () => {
  const { demo, page } = await visitDemo(chromium);
  await signIn(page);
  const hours = "/marketdata/v1/markets";
  demo.sandbox.addFault({ name: "rate-limited", path: hours, headers: { "Retry-After": "2" } });
  await page.getByRole("button", { name: "Under the hood" }).click();
  await page.getByRole("tab", { name: "Market hours" }).click();
  await page.getByText("Slowed down by Schwab").waitFor();
  await page.getByRole("row", { name: /^equity \d/ }).waitFor();
  await page.getByText("Slowed down by Schwab").waitFor({ state: "detached" });
  const asked = demo.sandbox.journal().filter(({ path }) => path === hours);
  expect(asked.map(({ status }) => status)).toEqual([429, 200]);
  const told = page.getByRole("complementary").getByRole("listitem");
  await told.filter({ hasText: "again in" }).filter({ hasText: "src/manners/call-under-way.ts" }).waitFor();
  await told
    .filter({ hasText: "pause for 2 s" })
    .filter({ hasText: "src/manners/sliding-window.ts" })
    .waitFor();
});

test("what one part can't have, the others have all the same, and it is to be had again", async () => {
  const { demo, page } = await visitDemo(chromium);
  await signIn(page);
  demo.sandbox.addFault({ name: "akamai-403", path: "/marketdata/v1/markets" });
  await page.getByRole("tab", { name: "Market hours" }).click();
  const part = page.getByRole("tabpanel");
  await part.getByText("Not allowed").waitFor();
  await part.getByRole("button", { name: "Try again" }).click();
  await part.getByRole("row", { name: /^equity \d/ }).waitFor();
});

test("an unknown symbol is said to be one, and an empty watchlist to be empty", async () => {
  const { page } = await visitDemo(chromium);
  await signIn(page);
  await page.getByLabel("Symbol to watch").fill("nosuch");
  await page.getByRole("button", { name: "Add" }).click();
  await page.getByRole("row", { name: /^NOSUCH Schwab doesn't know it/ }).waitFor();
  const removers = page.getByRole("button", { name: /^Remove / });
  for (let left = await removers.count(); left > 0; left--) await removers.first().click();
  await page.getByText("Nothing is watched.").waitFor();
  await page.reload();
  await page.getByText("Nothing is watched.").waitFor();
});
