// One of many processes that only take the lock, do a little, and now and then die while they hold it.
import { setTimeout as delay } from "node:timers/promises";
import { naiveLock } from "./naive-lock.mjs";
import { notedLock } from "./noted-storage.mjs";
import { openNotes } from "./notes.mjs";
import { createRandom } from "./random.mjs";
import { openStorage } from "./storages.mjs";
import { isOver, settings } from "./worker-life.mjs";

const { worker, place, naive, holdMs } = settings;
const note = openNotes(settings.notes, worker);
const { random, between } = createRandom(settings.seed);
const storage = naive === undefined ? await openStorage(place) : undefined;
const withLock = notedLock(
  storage === undefined ? naiveLock(naive) : (critical, options) => storage.withLock(critical, options),
  note,
);

while (!isOver()) {
  try {
    await withLock(
      async () => {
        await delay(between(1, 4));
        if (random() > 0.02) return;
        note("dying");
        process.kill(process.pid, "SIGKILL");
      },
      { waitMs: 30_000, holdMs },
    );
  } catch (error) {
    note("failed", { message: error.message });
  }
  await delay(between(0, 10));
}
await storage?.close();
process.exit(0);
