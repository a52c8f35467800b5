import type { Page } from "playwright-core";

/** Opens the default storage in a tab, as `storage` there. */
export async function openStorage(tab: Page): Promise<void> {
  await tab.evaluate(async () => {
    globalThis.storage = await kit.openIndexedDbStorage();
  });
}
