import { SchwabKitError } from "@schwab-kit/core";
import { madeBy } from "./attribution.js";
import type { Journal } from "./journal.js";

/** Follows commands of the stream to their end, with a line in the journal for each. */
export function notedCommands(journal: Journal): (text: string, command: Promise<void>) => Promise<void> {
  return async (text, command) => {
    const entry = { kind: "stream", text, by: madeBy.streamCommand } as const;
    const begun = performance.now();
    try {
      await command;
      journal.note({ ...entry, outcome: "done", durationMs: performance.now() - begun });
    } catch (error) {
      const outcome = error instanceof SchwabKitError ? error.code : "failed";
      journal.note({ ...entry, outcome, isFailure: true, durationMs: performance.now() - begun });
      throw error;
    }
  };
}
