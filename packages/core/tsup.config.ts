import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: [
    "src/index.ts",
    "src/token-endpoint.ts",
    "src/encrypted/index.ts",
    "src/encrypted/support.ts",
    "src/support.ts",
    // A file of its own, so that a bundle of what only needs the errors goes without it.
    "src/token-manager.ts",
  ],
});
