import { setTimeout as delay } from "node:timers/promises";
import type { StoredValue } from "@schwab-kit/core";
import { broken, type NamedFile, readingFailed } from "./file-errors.js";
import { parseBytes } from "./parse-bytes.js";
import { readBytes } from "./read-bytes.js";
import { revisionOf } from "./revision.js";

/** Another program, such as schwab-py, may be writing in place: broken JSON is read again 20 and 200 ms later. */
const pausesMs = [20, 180];

export async function loadTokenFile(
  file: NamedFile,
  signal: AbortSignal | undefined,
): Promise<StoredValue | undefined> {
  for (let attempt = 0; ; attempt++) {
    signal?.throwIfAborted();
    const bytes = read(file);
    if (bytes === undefined) return undefined;
    const value = parseBytes(bytes);
    if (value !== undefined) return { value, revision: revisionOf(bytes) };
    const pauseMs = pausesMs[attempt];
    if (pauseMs === undefined) throw broken(file, bytes, revisionOf(bytes));
    // Rejects only when aborted, and then the caller's own reason is thrown above.
    await delay(pauseMs, undefined, { signal }).catch(() => {});
  }
}

function read(file: NamedFile): Buffer | undefined {
  try {
    return readBytes(file);
  } catch (error) {
    throw readingFailed(file, error);
  }
}
