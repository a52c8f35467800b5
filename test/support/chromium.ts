import { chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

/** A page in a real Chromium that talks to nothing but the page's own addresses; ends with the test. */
export async function openPage(): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  onTestFinished(() => browser.close());
  return await browser.newPage();
}
