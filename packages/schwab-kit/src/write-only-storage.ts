import { storageFromFunctions, type TokenStorage } from "@schwab-kit/core";
import type { TokenWriteFunction } from "./client-options.js";

/** A storage over a write function alone: what was written last is remembered, for this process. */
export function writeOnlyStorage(write: TokenWriteFunction): TokenStorage {
  let last: unknown;
  return storageFromFunctions({
    description: "token behind the given write function",
    read: () => last,
    async write(record) {
      await write(record);
      last = record;
    },
  });
}
