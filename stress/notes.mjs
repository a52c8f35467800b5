// What the workers did, told by appending lines to one file: an append is atomic between processes and, unlike
// a pipe, neither waits for its reader nor loses anything when the writer is killed.
import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** Milliseconds of the machine's monotonic clock, which all its processes share. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

/** Gives the function by which one worker tells what it did at this moment, or at `more.at`. */
export function openNotes(path, worker) {
  const file = openSync(path, "a", 0o600);
  return (kind, more = {}) => {
    // A kill may cut a line short; the newline in front keeps the next one whole.
    writeSync(file, `\n${JSON.stringify({ worker, kind, at: now(), ...more })}\n`);
  };
}

/** Reads what was appended since the last time. */
export function createNotesReader(path) {
  const file = openSync(path, "a+", 0o600);
  const chunk = Buffer.alloc(64 * 1024);
  let offset = 0;
  let rest = "";
  return {
    next() {
      const notes = [];
      for (;;) {
        const length = readSync(file, chunk, 0, chunk.length, offset);
        if (length === 0) return notes;
        offset += length;
        const lines = (rest + chunk.toString("latin1", 0, length)).split("\n");
        rest = lines.pop();
        for (const line of lines) {
          const note = parsed(line);
          if (note !== undefined) notes.push(note);
        }
      }
    },
    close: () => closeSync(file),
  };
}

function parsed(line) {
  if (line === "") return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
