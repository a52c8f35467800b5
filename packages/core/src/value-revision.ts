import type { Revision } from "./token-storage.js";

/** A revision for a backend that has none: a digest, because a revision may be shown and a token may not. */
export async function revisionOf(value: unknown): Promise<Revision> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
