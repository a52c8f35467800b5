import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import * as der from "./der.js";

/** A server's private key and certificate, both PEM. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

const dayMs = 86_400_000;
/** Browsers refuse certificates that are valid for more than 398 days. */
const lifeMs = 397 * dayMs;

/**
 * A new P-256 key with its own certificate for https://127.0.0.1, in the form that browsers ask of a server's
 * (RFC 5280; Chrome on macOS refuses one without these extensions). Valid from a day ago, for clocks that differ.
 * @param now epoch milliseconds
 */
export function createSelfSignedCertificate(now: number = Date.now()): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const notBefore = now - dayMs;
  const signatureAlgorithm = der.sequence(der.objectIdentifier("1.2.840.10045.4.3.2")); // ecdsa-with-SHA256
  const name = der.sequence(
    der.set(der.sequence(der.objectIdentifier("2.5.4.3"), der.utf8String("127.0.0.1"))), // commonName
  );
  const toBeSigned = der.sequence(
    der.tagged(0, "constructed", der.integer(Buffer.from([2]))), // version 3
    der.integer(serialNumber()),
    signatureAlgorithm,
    name,
    der.sequence(der.time(new Date(notBefore)), der.time(new Date(notBefore + lifeMs))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.tagged(3, "constructed", der.sequence(...extensions())),
  );
  const certificate = der.sequence(
    toBeSigned,
    signatureAlgorithm,
    der.bitString(sign("sha256", toBeSigned, privateKey)),
  );
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: pem("CERTIFICATE", certificate),
  };
}

/** 127 random bits, positive and never zero. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes;
}

function extensions(): Buffer[] {
  const critical = true;
  const digitalSignature = der.bitString(Buffer.from([0x80]), 7);
  const serverAuth = der.objectIdentifier("1.3.6.1.5.5.7.3.1");
  const names = [
    der.tagged(7, "primitive", Buffer.from([127, 0, 0, 1])),
    der.tagged(2, "primitive", Buffer.from("localhost")),
  ];
  return [
    extension("2.5.29.19", critical, der.sequence()), // basicConstraints: not an authority, by default
    extension("2.5.29.15", critical, digitalSignature), // keyUsage
    extension("2.5.29.37", !critical, der.sequence(serverAuth)), // extKeyUsage
    extension("2.5.29.17", !critical, der.sequence(...names)), // subjectAltName
  ];
}

function extension(oid: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [der.boolean(true)] : [];
  return der.sequence(der.objectIdentifier(oid), ...flag, der.octetString(value));
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
