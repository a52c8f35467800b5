import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

// Packages are tested from their sources; what runs in a child process is tested as built.
const conditions = ["@schwab-kit/source", ...defaultServerConditions];

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", "./scripts/plain-reporter.mjs"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
