import { defaultServerConditions } from "vite";
import { configDefaults, defineConfig } from "vitest/config";
import { testPrograms } from "./scripts/test-programs.mjs";

// Packages are tested from their sources; what runs in a child process is tested as built.
const conditions = ["@schwab-kit/source", ...defaultServerConditions];

// The set-up has said so; in CI it ends there.
const skipped = testPrograms()
  .filter(({ isHere }) => !isHere)
  .flatMap(({ tests }) => tests);

export default defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts", "test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...skipped],
    reporters: ["default", "./scripts/plain-reporter.mjs"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
