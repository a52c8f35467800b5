import type { StorageWorker } from "@schwab-kit/storage-testkit";
import { testTokenStorage } from "@schwab-kit/storage-testkit";
import { afterAll, describe, test } from "vitest";
import { launchChromium } from "../../../test/support/chromium.js";
import { servePage } from "./support/serve-page.js";
import { spawnTab } from "./support/spawn-tab.js";
import { TabStorages } from "./support/tab-storages.js";

const url = await servePage(afterAll);
const context = await (await launchChromium(afterAll)).newContext();
const storages = new TabStorages();
const tabs = await Promise.all(
  Array.from({ length: 3 }, async () => {
    const tab = await context.newPage();
    await storages.prepare(tab);
    await tab.goto(url);
    return tab;
  }),
);
let opened = 0;
let places = 0;

/** Each handle lives in another tab than the one before. */
await testTokenStorage({
  name: "openIndexedDbStorage in tabs",
  test,
  describe,
  backing() {
    const database = `tabs-${++places}`;
    const nextTab = () => tabs[opened++ % tabs.length] as (typeof tabs)[0];
    return {
      open: () => storages.open(nextTab(), database),
      dispose: () => nextTab().evaluate((name) => kit.removeDatabase(name), database),
      corrupt: () =>
        nextTab().evaluate(
          (name) => kit.putRaw(name, "token", (old) => ({ ...Object(old), value: { cut: "off" } })),
          database,
        ),
      rawBytes: () => nextTab().evaluate(async (name) => JSON.stringify(await kit.entriesOf(name)), database),
      async leftovers() {
        const entries = await nextTab().evaluate((name) => kit.entriesOf(name), database);
        return entries.map(([key]) => String(key)).filter((key) => key !== "key" && key !== "token");
      },
      spawn: (task): Promise<StorageWorker> => spawnTab(context, { url, database, task }),
    };
  },
});
