import { open } from "node:fs/promises";

/**
 * Writes a file that must not exist yet, nor be a planted link, with mode 0600 whatever the umask, flushed to the disk.
 * @throws the system's own error
 */
export async function writePrivateFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
