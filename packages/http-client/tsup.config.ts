import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: ["src/index.ts", "src/validate/index.ts"],
  // ky's 24 modules take longer to load one by one than all of ours, and of valibot a small part is used; see
  // the README.
  noExternal: ["ky", "valibot"],
});
