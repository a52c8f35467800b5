import { randomBytes } from "node:crypto";
import { open, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errnoOf } from "./errno-words.js";

/**
 * Writes bytes to a new hidden file beside `target`, private and flushed to the disk, ready to be renamed over
 * it; gives its path. A missing directory is made.
 * @throws the system's own error; no file is left then
 */
export async function writeBeside(target: string, bytes: Uint8Array): Promise<string> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(8).toString("hex")}.tmp`);
  try {
    await writePrivateFile(temporary, bytes);
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    await makePrivateDirectory(dirname(target));
    await writePrivateFile(temporary, bytes);
  }
  return temporary;
}

/**
 * Writes a file that must not exist yet, nor be a planted link, with mode 0600 whatever the umask.
 * @throws the system's own error; no file of ours is left then
 */
export async function writePrivateFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    try {
      await file.chmod(0o600);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeFile(path);
    throw error;
  }
}

/** Removes a file on the way out of a failure, whose own error is the one to tell. */
export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch(() => {});
}

async function makePrivateDirectory(path: string): Promise<void> {
  // Loaded only here: loading it changes the process's `fs`, and most runs find their directory.
  const { ensureDir } = await import("fs-extra/esm");
  await ensureDir(path, 0o700);
}
