import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: ["src/index.ts", "src/streaming.ts", "src/bin/schwab.ts", "src/bin/schwab-generate-token.ts"],
});
