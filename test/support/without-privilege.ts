import { readFileSync } from "node:fs";

/** The lowest port that an ordinary user may open. Containers may let everybody have every port. */
export function firstOrdinaryPort(): number {
  if (process.platform !== "linux") return 1024;
  return Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8"));
}

/** Works as an ordinary user, who may read few files: what is loaded lazily has to be loaded before. */
export async function withoutPrivilege<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return await work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
