import { setTimeout as delay } from "node:timers/promises";
import { errnoOf } from "./errno-words.js";

const refusals = new Set(["EPERM", "EACCES", "EBUSY"]);
const LIMIT_MS = 2_000;

/**
 * Repeats an act that the system refuses for a moment: Windows does not let a file be replaced or removed while
 * a virus scanner or an indexer has it open.
 * @throws the system's own error, at once or when the refusal lasts
 */
export async function whileRefused<T>(act: () => T): Promise<T> {
  const begun = performance.now();
  for (let pauseMs = 5; ; pauseMs *= 2) {
    try {
      return act();
    } catch (error) {
      const isOver = performance.now() - begun + pauseMs > LIMIT_MS;
      if (isOver || !refusals.has(errnoOf(error) ?? "")) throw error;
      await delay(pauseMs * (0.5 + Math.random() / 2));
    }
  }
}
