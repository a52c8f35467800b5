import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startCrew } from "./crew.mjs";
import { createHeldIntervals } from "./held-intervals.mjs";
import { createNotesReader, now } from "./notes.mjs";
import { createTroubles } from "./troubles.mjs";

const HOLD_MS = 500;

/**
 * Lets processes do nothing but take one lock, and die. With `naive`, the path of a naive lock, it is the control
 * and ends as soon as that has failed.
 */
export async function contend({ name, folder, place, naive, processes, dice, forMs, lockGraceMs }) {
  const notes = join(folder, `${name}-notes`);
  const reader = createNotesReader(notes);
  const held = createHeldIntervals();
  const unexpected = [];
  const drain = () => {
    for (const note of reader.next()) {
      held.take(note);
      if (note.kind === "failed" && unexpected.length < 100) unexpected.push(note.message);
    }
  };
  const seed = Math.floor(dice.random() * 1e6);
  const crew = startCrew({
    script: "./lock-worker.mjs",
    size: processes,
    settingsOf: (worker) => ({ worker, notes, place, naive, holdMs: HOLD_MS, seed: seed + worker }),
    onStopped: held.stopped,
    onEnded(worker, killedAt) {
      drain();
      held.ended(worker, killedAt);
    },
  });
  try {
    const startedAt = now();
    const endsAt = startedAt + forMs;
    const trouble = createTroubles({ crew, held, dice, stopMs: HOLD_MS + lockGraceMs + 1000, endsAt });
    while (now() < endsAt && !crew.hasCrashed() && !(naive && held.overlaps.count > 0)) {
      drain();
      trouble();
      await delay(5);
    }
    const seconds = (now() - startedAt) / 1000;
    await crew.close();
    drain();
    return { ...crew.counts, acquisitions: held.acquisitions, seconds, overlaps: held.overlaps, unexpected };
  } finally {
    await crew.close();
    reader.close();
  }
}
