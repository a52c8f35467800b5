import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: ["src/index.ts", "src/token-endpoint.ts", "src/encrypted/index.ts", "src/support.ts"],
});
