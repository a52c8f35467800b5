import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: ["src/index.ts"],
  // ky's 24 modules take longer to load one by one than all of ours; see the README.
  noExternal: ["ky"],
});
