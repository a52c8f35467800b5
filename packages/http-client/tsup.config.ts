import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: ["src/index.ts", "src/validate/index.ts"],
  // Of valibot a small part is used; see the README.
  noExternal: ["valibot"],
});
