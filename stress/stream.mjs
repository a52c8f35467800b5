// Proves that a stream comes back whole from every loss of its connection: see README.md.
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startSandbox } from "@schwab-kit/sandbox";
import { startLosing } from "./stream-losses.mjs";
import { startWorker } from "./stream-world.mjs";

/** Bytes by which a heap may differ from itself. */
const FLAT = 4 * 1024 * 1024;

const { values } = parseArgs({
  options: {
    disconnects: { type: "string", default: "1000" },
    seed: { type: "string", default: String(randomInt(1_000_000)) },
  },
});
const disconnects = Number(values.disconnects);
const seed = Number(values.seed);
console.log(`${disconnects} forced disconnects, --seed ${seed}`);

const folder = mkdtempSync(join(tmpdir(), "schwab-kit-stream-"));
const sandbox = await startSandbox({ autoApprove: true, marketTime: Date.UTC(2026, 10, 24, 15), speed: 0 });
const worker = await startWorker(sandbox, folder, seed);
try {
  await worker.until(({ states }) => states.includes("subscribed"), "the subscriptions");
  const losing = await startLosing({ ...worker, sandbox, seed });
  await losing.lose(disconnects / 5);
  const heap = await worker.memory();
  await losing.lose(disconnects);
  const growth = (await worker.memory()) - heap;
  const results = await losing.finish(disconnects);
  results.push({ name: "heap growth, KiB", count: Math.round(growth / 1024), isRight: growth < FLAT });
  for (const { name, count, isRight } of results) {
    console.log(`${name.padEnd(20)} ${count}${isRight ? "" : "  WRONG"}`);
  }
  const exitCode = await worker.end();
  const isPassed = exitCode === 0 && results.every(({ isRight }) => isRight);
  console.log(isPassed ? "passed" : "FAILED");
  process.exitCode = isPassed ? 0 : 1;
} finally {
  worker.kill();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
