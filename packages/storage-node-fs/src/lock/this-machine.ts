import { hash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

let digest: string | undefined;

/**
 * Names the set of processes within which a process id means one process: the host, its boot and, in a container,
 * the pid namespace. Two containers that share a disk and a host name have different ones.
 */
export function thisMachine(): string {
  digest ??= hash(
    "sha256",
    JSON.stringify([
      hostname(),
      // Linux only; elsewhere the host's name has to do.
      ifThere(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
      ifThere(() => readlinkSync("/proc/self/ns/pid")),
    ]),
    "base64url",
  ).slice(0, 12);
  return digest;
}

function ifThere(look: () => string): string | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
