import { defineConfig } from "tsup";
import { base } from "../../tsup.base.js";

export default defineConfig({
  ...base,
  entry: ["src/server/main.ts", "src/server/start-demo.ts"],
  outDir: "dist/server",
});
