import { open } from "node:fs/promises";
import { errnoOf } from "./errno-words.js";

/** Directories that can't be opened or flushed: Windows, some network file systems, one without read permission. */
const refusals = new Set(["EPERM", "EACCES", "EINVAL", "EISDIR", "ENOTSUP", "EOPNOTSUPP"]);

/** Makes a rename or removal in a directory outlast a power cut, where the platform can. */
export async function syncDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, "r");
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch (error) {
    if (!refusals.has(errnoOf(error) ?? "")) throw error;
  }
}
