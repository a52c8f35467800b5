import type { TokenStorage } from "@schwab-kit/core";
import { codeOf } from "./expectations.js";
import { pause } from "./waiting.js";

const MOST_TRIES = 2_000;

/** Counts up in what is stored, as anybody would who reads, changes and saves, and repeats it after a conflict. */
export async function increment(storage: TokenStorage, times: number): Promise<void> {
  for (let done = 0, tries = 0; done < times; tries++) {
    if (tries > MOST_TRIES)
      throw new Error(`Only ${done} of ${times} saves succeeded in ${MOST_TRIES} tries.`);
    const stored = await storage.load();
    const count = countIn(stored?.value);
    try {
      await storage.save({ count: count + 1 }, { expected: stored?.revision });
      done++;
    } catch (error) {
      if (codeOf(error) !== "storage-conflict") throw error;
      // Chance decides who is next, so that nobody loses every race.
      await pause(Math.random() * 5);
    }
  }
}

export function countIn(value: unknown): number {
  const count = (value as { count?: unknown } | null | undefined)?.count;
  return typeof count === "number" ? count : Number.NaN;
}
