import type { BrowserContext, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { launchChromium } from "../../../../test/support/chromium.js";
import { servePage } from "./serve-page.js";

/** Tabs of one browser at one address, with nothing stored yet; `prepare` is told of the browser first. */
export async function openTabs<N extends number>(
  count: N,
  prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
): Promise<N extends 1 ? [Page] : [Page, Page, ...Page[]]> {
  const url = await servePage(onTestFinished);
  const context = await (await launchChromium()).newContext();
  await prepare(context);
  const open = async (): Promise<Page> => {
    const tab = await context.newPage();
    await tab.goto(url);
    return tab;
  };
  return (await Promise.all(Array.from({ length: count }, open))) as never;
}
