import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: [
    "src/index.ts",
    "src/node/index.ts",
    // Files of their own, so that a bundle of what needs one of them goes without the other.
    "src/perform-task.ts",
    "src/test-token-storage.ts",
  ],
});
