import { type Browser, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

export const chromiumPath: string = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

export const chromiumArguments: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real Chromium that talks to nothing but the page's own addresses; `atEnd` is told how to end it. */
export async function launchChromium(
  atEnd: (end: () => Promise<void>) => unknown = onTestFinished,
): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  atEnd(() => browser.close());
  return browser;
}

/** A page in a browser of its own; ends with the test. */
export async function openPage(): Promise<Page> {
  const browser = await launchChromium();
  return await browser.newPage();
}

/** Kills the process of a tab, and waits until it is gone. */
export async function crashTab(tab: Page): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  const crashed = tab.waitForEvent("crash");
  // Never answered: its process is gone.
  session.send("Page.crash").catch(() => {});
  await crashed;
}
