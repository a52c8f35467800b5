import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { ConfigError } from "@schwab-kit/core";
import type { ServerCertificate } from "./self-signed-certificate.js";

/** The person's own certificate for 127.0.0.1, such as one of mkcert's: two PEM files. */
export interface CertificateFiles {
  readonly keyFile: string;
  readonly certFile: string;
}

/**
 * The two files' content, if they belong together. Nothing else is asked of them: the browser judges the rest.
 * @throws ConfigError `certificate-unusable`
 */
export async function givenCertificate({ keyFile, certFile }: CertificateFiles): Promise<ServerCertificate> {
  const [key, cert] = await Promise.all([read(keyFile), read(certFile)]);
  const privateKey = parse(keyFile, "an unencrypted PEM private key", () => createPrivateKey(key));
  const certificate = parse(certFile, "a PEM certificate", () => new X509Certificate(cert));
  if (!certificate.checkPrivateKey(privateKey)) {
    throw unusable(`The certificate in ${certFile} does not belong to the private key in ${keyFile}`);
  }
  parse(certFile, "a certificate that can serve TLS", () => createSecureContext({ key, cert }));
  return { key, cert };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw unusable(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function parse<T>(file: string, what: string, parser: () => T): T {
  try {
    return parser();
  } catch {
    throw unusable(`${file} does not hold ${what}`);
  }
}

function unusable(problem: string): ConfigError {
  return new ConfigError(
    "certificate-unusable",
    `${problem}. Give keyFile and certFile of one pair, or leave both out: a certificate is then made for you.`,
  );
}
