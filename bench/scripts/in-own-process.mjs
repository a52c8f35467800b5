import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Milliseconds that one benchmark may take. */
const limit = 120_000;

/** Runs a benchmark where no other has warmed or filled anything, and gives its comparisons. */
export async function inOwnProcess(name, size) {
  const child = fork(fileURLToPath(new URL("./benchmark-process.mjs", import.meta.url)), [name, size], {
    execArgv: ["--expose-gc"],
    timeout: limit,
    killSignal: "SIGKILL",
  });
  return await new Promise((resolve, reject) => {
    let comparisons;
    child.on("message", (message) => {
      comparisons = message;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (comparisons !== undefined && code === 0) return resolve(comparisons);
      const why = signal === null ? `with ${code}` : `by ${signal}, after ${limit} ms or from outside`;
      reject(new Error(`The benchmark ${name} ended ${why}.`));
    });
  });
}
