import { createPrivateKey, randomUUID, X509Certificate } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSelfSignedCertificate, type ServerCertificate } from "./self-signed-certificate.js";

const fileName = "loopback-certificate.pem";
/** Renewed this long before it ends. */
const renewalMs = 30 * 86_400_000;

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
  const file = join(directory, fileName);
  const cached = await readUsable(file, now).catch(() => undefined);
  if (cached !== undefined) return cached;
  const created = createSelfSignedCertificate(now);
  // Only a second warning by the browser is lost, which is no reason to end a login.
  await keep(directory, file, created).catch(() => undefined);
  return created;
}

async function readUsable(file: string, now: number): Promise<ServerCertificate | undefined> {
  const { mode } = await stat(file);
  if (process.platform !== "win32" && (mode & 0o077) !== 0) return undefined;
  const text = await readFile(file, "utf8");
  const [key, cert] = ["PRIVATE KEY", "CERTIFICATE"].map(
    (label) => new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n`).exec(text)?.[0],
  );
  if (key === undefined || cert === undefined) return undefined;
  const certificate = new X509Certificate(cert);
  const isUsable =
    certificate.checkIP("127.0.0.1") !== undefined &&
    certificate.checkPrivateKey(createPrivateKey(key)) &&
    Date.parse(certificate.validFrom) <= now &&
    Date.parse(certificate.validTo) - now > renewalMs;
  return isUsable ? { key, cert } : undefined;
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
