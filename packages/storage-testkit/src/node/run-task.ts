import { writeSync } from "node:fs";
import type { TokenStorage } from "@schwab-kit/core";
import { performTask } from "../perform-task.js";

/**
 * The whole program of a worker that `spawnWorker` starts: opens the storage with the arguments that were given
 * there, and performs the task.
 */
export async function runTask(
  open: (...args: string[]) => TokenStorage | Promise<TokenStorage>,
): Promise<void> {
  const [task = "", ...args] = process.argv.slice(2);
  const storage = await open(...args);
  // Synchronous: the process may be killed in the next moment, and what it said must have been said.
  await performTask(storage, JSON.parse(task), (line) => writeSync(1, `${line}\n`));
  await storage.close();
}
