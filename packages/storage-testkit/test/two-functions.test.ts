import { memoryStorage, storageFromFunctions } from "@schwab-kit/core";
import { describe, test } from "vitest";
import { testTokenStorage } from "../src/index.js";

await testTokenStorage({
  name: "memoryStorage",
  test,
  describe,
  backing: () => ({ open: () => memoryStorage() }),
});

await testTokenStorage({
  name: "two plain functions",
  test,
  describe,
  backing() {
    let stored: unknown;
    return {
      open: () =>
        storageFromFunctions({
          read: async () => structuredClone(stored),
          write: async (value) => {
            stored = structuredClone(value);
          },
          remove: () => {
            stored = undefined;
          },
        }),
    };
  },
});
