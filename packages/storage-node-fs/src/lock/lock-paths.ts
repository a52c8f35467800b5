import { basename, dirname, join } from "node:path";

/**
 * Where a token file's two locks are: `lock` is held while a token is renewed, which takes seconds; `write` while the
 * file is compared and replaced, which takes microseconds.
 */
export function lockPathOf(target: string, which: "lock" | "write"): string {
  return join(dirname(target), `.${basename(target)}.${which}`);
}
