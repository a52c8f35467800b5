import { hash } from "node:crypto";
import type { Revision } from "@schwab-kit/core";

/** Names stored bytes by their digest: a counter would not notice what another program wrote. */
export function revisionOf(bytes: Uint8Array): Revision {
  return hash("sha256", bytes, "base64url");
}
