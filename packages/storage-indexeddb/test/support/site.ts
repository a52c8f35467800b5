import type { BrowserContext, Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { servePage } from "./serve-page.js";

const browser = await launchChromium(afterAll);

/** A browser state of its own with nothing stored yet, in the one Chromium of a test file. */
export async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  return context;
}

/** A site that nobody has visited; gives what opens a tab there. `script` runs before the page's own. */
export async function newSite(script = ""): Promise<() => Promise<Page>> {
  const url = await servePage(onTestFinished);
  const context = await newContext();
  await context.addInitScript(script);
  return async () => {
    const tab = await context.newPage();
    await tab.goto(url);
    return tab;
  };
}

/** The first tab of such a site. */
export async function newTab(script?: string): Promise<Page> {
  return await (await newSite(script))();
}
