import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testTokenStorage } from "@schwab-kit/storage-testkit";
import { spawnWorker } from "@schwab-kit/storage-testkit/node";
import { describe, test } from "vitest";
import { tokenFile } from "../src/index.js";

const worker = new URL("./promises-worker.mjs", import.meta.url);

await testTokenStorage({
  name: "tokenFile",
  test,
  describe,
  backing() {
    const directory = mkdtempSync(join(tmpdir(), "schwab-kit-promises-"));
    const path = join(directory, "token.json");
    return {
      open: () => tokenFile(path),
      dispose: () => rmSync(directory, { recursive: true }),
      corrupt: () => truncateSync(path, 20),
      rawBytes: () => readFileSync(path),
      // Nothing is locked when the suite looks.
      leftovers: () => readdirSync(directory).filter((name) => name !== "token.json"),
      spawn: (task) => spawnWorker(worker, task, [path]),
    };
  },
});
