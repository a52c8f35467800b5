import { exitCodes } from "./exit-codes.js";

/**
 * Lets a command whose output nobody reads any more (`| head`) end as it would have, a renewed token stored; any
 * other output that can't be written (a full disk) makes it fail, in a sentence.
 */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || process.exitCode === exitCodes.failed) return;
      process.exitCode = exitCodes.failed;
      if (stream === process.stdout)
        process.stderr.write(`The output could not be written: ${error.message}\n`);
    });
  }
}
