import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openPage } from "../../../test/support/chromium.js";
import { folder, start } from "./support/run.js";
import { environmentOf, sandboxFor } from "./support/sandbox.js";

test("schwab login, in a real browser, through its certificate warning, sign-in and consent", async () => {
  const sandbox = await sandboxFor({ autoApprove: false });
  const home = await folder();
  const tokenFile = join(home, "token.json");
  const login = start("schwab", ["login", "--no-browser"], {
    env: { HOME: home, ...environmentOf(sandbox, tokenFile) },
  });
  await expect.poll(() => login.printed(), { timeout: 10_000 }).toMatch(/https:\/\/\S+\/start/);
  const page = await openPage();
  await page.goto(/https:\/\/\S+\/start/.exec(login.printed())?.[0] ?? "").catch(() => {});
  await page.click("#details-button");
  await page.click("#proceed-link");
  await page.fill("#username", "trader");
  await page.fill("#password", "anything");
  await page.click("#sign-in");
  await page.click("#allow");
  await page.waitForURL(/\/done$/);
  expect(await page.textContent("body")).toContain("logged in");
  const { code, stdout, stderr } = await login.ended;
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("Logged in.");

  expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
  const { creation_timestamp, token } = JSON.parse(await readFile(tokenFile, "utf8"));
  expect(creation_timestamp).toBeGreaterThan(Date.now() / 1000 - 60);
  expect(token.access_token).toMatch(/^I0\..+@$/);
});
