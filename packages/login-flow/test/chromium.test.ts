import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../../../test/support/chromium.js";
import { login } from "../src/node/index.js";
import { exchangesIn, failureOf, grantOf, sandboxFor, startLogin } from "./support/waiting-login.js";

test("a person goes from the certificate's warning to the clean page", async () => {
  const sandbox = await sandboxFor({ autoApprove: false });
  const page = await openPage();
  const waiting = await startLogin(sandbox, { openBrowser: (url) => visitWithWarning(page, url) }, login);
  await page.waitForSelector("#details-button");
  await page.click("#details-button");
  await page.click("#proceed-link");

  await signIn(page);
  await page.click("#allow");
  await page.waitForURL(`${new URL(sandbox.callbackUrl).origin}/done`);
  expect(await page.title()).toBe("You are logged in");
  expect(await page.evaluate("document.referrer")).toBe("");
  expect(await page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth")).toBe("512px");

  expect((await grantOf(waiting)).record.issuer).toBe(sandbox.url);
  expect(exchangesIn(sandbox)).toBe(1);
});

test("a person who denies reads so, and the login ends", async () => {
  const sandbox = await sandboxFor({ autoApprove: false });
  const page = await openPage();
  const waiting = await startLogin(sandbox, { openBrowser: (url) => visitWithWarning(page, url) }, login);
  await page.waitForSelector("#details-button");
  await page.click("#details-button");
  await page.click("#proceed-link");
  await signIn(page);
  await page.click("#deny");
  await page.waitForSelector("text=Access was not allowed on the consent page");
  expect(await failureOf(waiting)).toMatchObject({ code: "authorization-denied" });
});

test("a person who is too slow goes on by the page's fresh link", async () => {
  let now = Date.now();
  const sandbox = await sandboxFor({ autoApprove: false, now: () => now });
  const page = await openPage();
  const waiting = await startLogin(sandbox);
  await page.goto(waiting.addresses.authorizationUrl);
  await signIn(page);
  // The warning comes only now, when the code's time is running.
  await page.click("#allow");
  await page.waitForSelector("#details-button");
  now += 31_000;
  await page.click("#details-button");
  await page.click("#proceed-link");

  await page.click("#again a");
  await signIn(page);
  await page.click("#allow");
  await page.waitForURL(`${new URL(sandbox.callbackUrl).origin}/done`);
  expect((await grantOf(waiting)).record.issuer).toBe(sandbox.url);
});

/** The navigation counts as failed, since a warning is shown in place of the page. */
async function visitWithWarning(page: Page, url: string): Promise<void> {
  await expect(page.goto(url)).rejects.toThrow("ERR_CERT_AUTHORITY_INVALID");
}

async function signIn(page: Page): Promise<void> {
  await page.fill("#username", "anybody");
  await page.fill("#password", "anything");
  await page.click("#sign-in");
}
