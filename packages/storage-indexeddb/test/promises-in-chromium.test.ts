import { afterAll, describe, test } from "vitest";
import { launchChromium } from "../../../test/support/chromium.js";
import { servePage } from "./support/serve-page.js";

const url = await servePage(afterAll);
const browser = await launchChromium(afterAll);
const page = await browser.newPage();
await page.goto(url);

/** The suite runs in the page, with two handles over one database; the next file has them in tabs of their own. */
const names = await page.evaluate(async () => {
  const runs = new Map<string, () => Promise<void>>();
  let places = 0;
  await kit.testTokenStorage({
    name: "openIndexedDbStorage",
    test: (name, run) => runs.set(name, run),
    print: () => {},
    backing() {
      const database = `promises-${++places}`;
      return {
        open: () => kit.openIndexedDbStorage({ database }),
        dispose: () => kit.removeDatabase(database),
        corrupt: () => kit.putRaw(database, "token", (old) => ({ ...Object(old), value: { cut: "off" } })),
        rawBytes: async () => JSON.stringify(await kit.entriesOf(database)),
      };
    },
  });
  Object.assign(globalThis, { runPromise: (name: string) => runs.get(name)?.() });
  return [...runs.keys()];
});

describe("two handles in one page", () => {
  for (const name of names) {
    test(name, () => page.evaluate(`runPromise(${JSON.stringify(name)})`));
  }
});
