import { readFileSync } from "node:fs";

/** As an ordinary user, who may not open port 443. */
export async function withoutPrivilege<T>(work: () => Promise<T>): Promise<T> {
  const from = Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8"));
  if (from <= 443)
    throw new Error("This machine lets everybody open every port, so this code can't be raised.");
  const id = process.geteuid?.();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (id !== undefined) process.seteuid?.(id);
  }
}
