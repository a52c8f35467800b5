import type { Sandbox } from "@schwab-kit/sandbox";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { signIn, visitDemo } from "../support/demo-in-chromium.js";

const chromium = await launchChromium(afterAll);

const refreshes = (sandbox: Sandbox) =>
  sandbox.journal().filter(({ grantType }) => grantType === "refresh_token");

const login = (page: Page) => page.getByRole("region", { name: "Your login" });

const shown = async (page: Page, text: string | RegExp): Promise<void> =>
  await login(page).getByText(text).waitFor();

test("a person signs in on the sandbox's page, sees accounts, quotes and chart, and is still signed in after a reload", async () => {
  const { demo, page, said } = await visitDemo(chromium);
  await page.getByText("Nobody is signed in.").waitFor();
  await signIn(page);
  expect(page.url()).toBe(`${demo.url}/`);

  const positions = page.getByRole("region", { name: "Positions" });
  await positions.getByText(/^Margin account …\d{4}$/).waitFor();
  await expect.poll(() => positions.getByRole("row").count()).toBeGreaterThan(6);
  await page.getByRole("row", { name: /^AAPL \d+\.\d\d [+-]?\d+\.\d\d%/ }).waitFor();
  await page.getByRole("img", { name: /^AAPL, 1D: from \d/ }).waitFor();
  await page.getByRole("region", { name: "Accounts in total" }).getByText(/^\$\d/).first().waitFor();

  await page.reload();
  await shown(page, "The login was kept here since your last visit; no request was needed.");
  await positions.getByText(/^Margin account/).waitFor();
  expect(demo.sandbox.journal().filter(({ grantType }) => grantType !== undefined)).toHaveLength(1);
  expect(said).toEqual([]);
});

test("two tabs share one login: one refresh for both, and a sign-out in one is one in the other", async () => {
  const { demo, context, page: first } = await visitDemo(chromium);
  await signIn(first);
  const second = await context.newPage();
  await second.goto(demo.url);
  await shown(second, /The login was kept here/);

  await login(first).getByRole("button", { name: "Expire token" }).click();
  await shown(first, /The sandbox ended the access token/);
  await Promise.all(
    [first, second].map(async (tab) => {
      await tab.getByRole("tab", { name: "Market hours" }).click();
      await tab.getByRole("row", { name: /^equity \d/ }).waitFor();
    }),
  );
  const renewers = await Promise.all(
    [first, second].map((tab) =>
      login(tab)
        .getByText(/^(this|another) tab$/)
        .textContent(),
    ),
  );
  expect(renewers.sort()).toEqual(["another tab", "this tab"]);
  expect(refreshes(demo.sandbox).map(({ status }) => status)).toEqual([200]);

  await login(second).getByRole("button", { name: "Sign out" }).click();
  await second.getByText("Signed out: the stored token is removed.").waitFor();
  await first.getByText("Another tab signed out, so this one did too.").waitFor();
  expect(await first.getByRole("region", { name: "Positions" }).count()).toBe(0);
});

test("a renewal asked for is one, and the other clock doesn't move", async () => {
  const { demo, page } = await visitDemo(chromium);
  await signIn(page);
  await login(page).getByRole("button", { name: "Renew now" }).click();
  await shown(page, "This tab renewed the access token and stored the new one.");
  expect(refreshes(demo.sandbox).map(({ status }) => status)).toEqual([200]);
  const clocks = await login(page).getByRole("timer").allInnerTexts();
  expect(clocks[0]).toMatch(/^29:\d\d$/);
  expect(clocks[1]).toMatch(/^6 d 23:59:\d\d$/);
});

test("whoever doesn't allow access, comes back without a login, or to an ended one, is told so and can sign in", async () => {
  const { demo, page } = await visitDemo(chromium);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("User name").fill("anybody");
  await page.getByLabel("Password").fill("anything");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Deny" }).click();
  await page.getByText("You didn't allow access").waitFor();

  await page.goto(`${demo.url}/callback?code=C0.foreign%40&state=somebody-elses-state`);
  await page.getByText("The redirect belongs to another login").waitFor();
  expect(page.url()).toBe(`${demo.url}/`);
  expect(demo.sandbox.journal().filter(({ grantType }) => grantType !== undefined)).toEqual([]);

  await signIn(page);
  demo.sandbox.revokeTokens();
  await page.getByRole("tab", { name: "Market hours" }).click();
  await page.getByRole("heading", { name: "Sign in to the sandbox" }).waitFor();
  await page.getByText("The login is over").waitFor();
  await signIn(page);
});
