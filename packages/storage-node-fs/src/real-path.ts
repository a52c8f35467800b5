import { readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { errnoOf } from "./errno-words.js";

/** As many as Linux follows. */
const MAX_LINKS = 40;

/**
 * Where the file behind a path is, or would be made: symbolic links are followed, one to a missing file too.
 * @throws the system's own error
 */
export function realPathOf(path: string): string {
  let at = path;
  for (let links = 0; links < MAX_LINKS; links++) {
    const real = ifExists(() => realpathSync(at));
    if (real !== undefined) return real;
    const directory = ifExists(() => realpathSync(dirname(at)));
    if (directory === undefined) return at;
    at = join(directory, basename(at));
    const target = ifExists(() => readlinkSync(at));
    if (target === undefined) return at;
    at = resolve(directory, target);
  }
  throw Object.assign(new Error("too many symbolic links"), { code: "ELOOP", syscall: "readlink" });
}

function ifExists<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
