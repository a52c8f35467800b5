import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { StorageWorker } from "../storage-backing.js";
import type { StorageTask } from "../storage-task.js";

/** Ends a worker that everybody forgot, milliseconds. */
const LONGEST_MS = 120_000;

/**
 * Starts a Node process for a backing's `spawn`: the module at `moduleUrl`, which calls `runTask`; `args` reach
 * the function given there. Its standard error is shown.
 */
export function spawnWorker(
  moduleUrl: URL | string,
  task: StorageTask,
  args: readonly string[],
): StorageWorker {
  const child = spawn(process.execPath, [fileURLToPath(moduleUrl), JSON.stringify(task), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    timeout: LONGEST_MS,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<void>((resolve) => {
    child.on("exit", () => resolve());
    child.on("error", () => resolve());
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async nextLine() {
      const next = await lines.next();
      return next.done === true ? undefined : next.value;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
