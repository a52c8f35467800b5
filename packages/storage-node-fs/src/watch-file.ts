import { type FSWatcher, statSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import type { Revision } from "@schwab-kit/core";
import type { NamedFile } from "./file-errors.js";
import { readBytes } from "./read-bytes.js";
import { realPathOf } from "./real-path.js";
import { revisionOf } from "./revision.js";

/** For what the system gives no notice of: another machine's write on a network disk, a directory made later. */
const LOOK_EVERY_MS = 5_000;

/**
 * Tells of every change of the file's bytes, whoever made it: at the system's notice, and by a slow look besides.
 * Keeps no process alive. Gives the function that ends it.
 */
export function watchFile(file: NamedFile, listener: (revision: Revision | undefined) => void): () => void {
  let lastRevision = revisionNow(file);
  let lastStamp = stampOf(file);
  let watcher: FSWatcher | undefined;

  function look(): void {
    const revision = revisionNow(file);
    if (revision === lastRevision || revision === "unreadable") return;
    lastRevision = revision;
    try {
      listener(revision);
    } catch {
      // The listener's bug. Thrown on from here it would end the process.
    }
  }

  function watchDirectory(): void {
    try {
      const target = realPathOf(file.path);
      watcher = watch(dirname(target), { persistent: false }, (_, name) => {
        if (name === null || name === basename(target)) look();
      });
      // The directory is gone. The slow look finds the next one.
      watcher.on("error", unwatch);
    } catch {
      unwatch();
    }
  }

  function unwatch(): void {
    watcher?.close();
    watcher = undefined;
  }

  watchDirectory();
  const timer = setInterval(() => {
    if (watcher === undefined) watchDirectory();
    const stamp = stampOf(file);
    if (stamp === lastStamp) return;
    lastStamp = stamp;
    look();
  }, LOOK_EVERY_MS).unref();

  return () => {
    clearInterval(timer);
    unwatch();
  };
}

function revisionNow(file: NamedFile): Revision | undefined | "unreadable" {
  try {
    const bytes = readBytes(file);
    return bytes && revisionOf(bytes);
  } catch {
    return "unreadable";
  }
}

/** Changes with the file, and costs no reading. */
function stampOf({ path }: NamedFile): string {
  try {
    const { ino, size, mtimeMs } = statSync(path);
    return [ino, size, mtimeMs].join();
  } catch {
    return "";
  }
}
