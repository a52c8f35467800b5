import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";

const chromium = await launchChromium(afterAll);

test("the hood opens and closes by keyboard, and gives the focus back", async () => {
  const { page } = await visitDemo(chromium);
  // The page is there before what it shows.
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await page.keyboard.press("Tab");
  expect(
    await page.getByRole("link", { name: "Skip to content" }).evaluate((e) => e === document.activeElement),
  ).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const hood = page.getByRole("complementary", { name: "Under the hood" });
  await hood.getByText("Nothing has happened yet.").waitFor();
  await page.keyboard.press("Escape");
  await hood.waitFor({ state: "detached" });
  const opener = page.getByRole("button", { name: "Under the hood" });
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
});

test("an order is previewed and placed by keyboard alone", async () => {
  const { page } = await visitDemo(chromium);
  await signIn(page);
  const ticket = page.getByRole("region", { name: "Order", exact: true });
  await ticket.getByLabel("Quantity").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await ticket.getByRole("button", { name: "Buy 2 AAPL at market" }).focus();
  await page.keyboard.press("Enter");
  await ticket.getByText(/^Order \d+ is with the sandbox/).waitFor();
});
