import type { StorageTask, StorageWorker } from "@schwab-kit/storage-testkit";
import type { BrowserContext } from "playwright-core";
import { crashTab } from "../../../../test/support/chromium.js";

/** A tab that performs a task of the suite until its process is killed. */
export async function spawnTab(
  context: BrowserContext,
  { url, database, task }: { url: string; database: string; task: StorageTask },
): Promise<StorageWorker> {
  const tab = await context.newPage();
  const lines: string[] = [];
  let hasEnded = false;
  let wake = (): void => {};
  await tab.exposeFunction("say", (line: string) => {
    lines.push(line);
    wake();
  });
  const end = (): void => {
    hasEnded = true;
    wake();
  };
  tab.on("crash", end);
  await tab.goto(url);
  const working = tab.evaluate(
    async ([name, given]) => {
      const storage = await kit.openIndexedDbStorage({ database: name });
      await kit.performTask(storage, given, (globalThis as unknown as { say: (line: string) => void }).say);
    },
    [database, task] as const,
  );
  working.then(end, end);
  return {
    async nextLine() {
      while (lines.length === 0 && !hasEnded) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return lines.shift();
    },
    async kill() {
      if (tab.isClosed()) return;
      if (!hasEnded) await crashTab(tab);
      await tab.close();
    },
  };
}
