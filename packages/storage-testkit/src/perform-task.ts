import type { Revision, TokenStorage } from "@schwab-kit/core";
import { isAbsent } from "./expectations.js";
import { increment } from "./increment.js";
import { madeUpLargeRecord, madeUpRecord, numberOfLargeRecord } from "./made-up-values.js";
import type { StorageTask } from "./storage-task.js";
import { pause } from "./waiting.js";

/** Ends a worker whose test forgot it. */
const LONGEST_MS = 60_000;
const MOST_SAVES = 100_000;

/**
 * Does in a process of its own what the suite asked `spawn` for. `say` sends one line to the suite and must have
 * sent it when it returns or resolves: the process may be killed right after.
 */
export async function performTask(
  storage: TokenStorage,
  task: StorageTask,
  say: (line: string) => unknown,
): Promise<void> {
  switch (task.do) {
    case "hold-lock":
      return await storage.withLock(
        async () => {
          await say("held");
          await pause(LONGEST_MS);
        },
        { waitMs: LONGEST_MS, holdMs: task.holdMs },
      );
    case "save-and-hold-lock":
      return await storage.withLock(
        async () => {
          const expected = (await storage.load())?.revision;
          await storage.save(madeUpRecord(2), { expected });
          await say("saved");
          await pause(LONGEST_MS);
        },
        { waitMs: LONGEST_MS, holdMs: task.holdMs },
      );
    case "save-again-and-again":
      return await saveAgainAndAgain(storage, say);
    case "increment":
      await say("ready");
      // So that all of them begin at once, however long each took to start.
      while (isAbsent(await storage.load())) await pause(1);
      await increment(storage, task.times);
      await say("done");
  }
}

async function saveAgainAndAgain(storage: TokenStorage, say: (line: string) => unknown): Promise<void> {
  const stored = await storage.load();
  let expected: Revision | undefined = stored?.revision;
  const first = (numberOfLargeRecord(stored?.value) ?? 0) + 1;
  for (let n = first; n < first + MOST_SAVES; n++) {
    await say(`saving ${n}`);
    expected = await storage.save(madeUpLargeRecord(n), { expected });
    await say(`saved ${n}`);
  }
}
