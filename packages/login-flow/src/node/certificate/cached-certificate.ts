import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { certificateFileName, readCachedCertificate } from "./inspect-certificate.js";
import { createSelfSignedCertificate, type ServerCertificate } from "./self-signed-certificate.js";

/**
 * This machine's own certificate for 127.0.0.1, kept so that a browser's exception for it holds until the next
 * renewal. A file that is missing, broken, about to end, or readable by others is replaced. Where it can't be
 * kept, the certificate serves this one login.
 * @param now epoch milliseconds
 */
export async function cachedCertificate(
  directory: string,
  now: number = Date.now(),
): Promise<ServerCertificate> {
  const cached = await readCachedCertificate(directory, now);
  if (cached.certificate !== undefined) return cached.certificate;
  const created = createSelfSignedCertificate(now);
  // Only a second warning by the browser is lost, which is no reason to end a login.
  await keep(directory, join(directory, certificateFileName), created).catch(() => undefined);
  return created;
}

/** One file for both, put in place by a rename: two logins at once can't mix their halves. */
async function keep(directory: string, file: string, { key, cert }: ServerCertificate): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, key + cert, { mode: 0o600, flag: "wx" });
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}
