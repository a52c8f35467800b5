import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ServerCertificate } from "./self-signed-certificate.js";

export const certificateFileName = "loopback-certificate.pem";
/** Renewed this long before it ends. */
const renewalMs = 30 * 86_400_000;

/** The certificate that is kept for logins. Every state but `usable` makes the next login replace it. */
export interface CachedCertificateState {
  readonly file: string;
  readonly state:
    | "usable"
    | "absent"
    | "unreadable"
    | "readable-by-others"
    | "broken"
    | "not-valid-yet"
    | "about-to-end"
    | "expired";
  /** Epoch milliseconds; missing where there is none to be read. */
  readonly validTo?: number;
}

/**
 * Looks at the certificate that `cachedCertificate` keeps in a directory, and changes nothing.
 * @param now epoch milliseconds
 */
export async function inspectCachedCertificate(
  directory: string,
  now: number = Date.now(),
): Promise<CachedCertificateState> {
  const { certificate: _, ...state } = await readCachedCertificate(directory, now);
  return state;
}

/** The same, and the certificate itself when it is usable. */
export async function readCachedCertificate(
  directory: string,
  now: number,
): Promise<CachedCertificateState & { readonly certificate?: ServerCertificate }> {
  const file = join(directory, certificateFileName);
  let text: string;
  try {
    const { mode } = await stat(file);
    if (process.platform !== "win32" && (mode & 0o077) !== 0) return { file, state: "readable-by-others" };
    text = await readFile(file, "utf8");
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === "ENOENT";
    return { file, state: isAbsent ? "absent" : "unreadable" };
  }
  const [key, cert] = ["PRIVATE KEY", "CERTIFICATE"].map(
    (label) => new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----\n`).exec(text)?.[0],
  );
  const parsed = key === undefined || cert === undefined ? undefined : parsePair(key, cert);
  if (key === undefined || cert === undefined || parsed === undefined) return { file, state: "broken" };
  const [validFrom, validTo] = [Date.parse(parsed.validFrom), Date.parse(parsed.validTo)];
  if (validFrom > now) return { file, state: "not-valid-yet", validTo };
  if (validTo <= now) return { file, state: "expired", validTo };
  if (validTo - now <= renewalMs) return { file, state: "about-to-end", validTo };
  return { file, state: "usable", validTo, certificate: { key, cert } };
}

/** The certificate, if it is one for 127.0.0.1 and the key is its own. */
function parsePair(key: string, cert: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(cert);
    const isOurs =
      certificate.checkIP("127.0.0.1") !== undefined && certificate.checkPrivateKey(createPrivateKey(key));
    return isOurs ? certificate : undefined;
  } catch {
    return undefined;
  }
}
