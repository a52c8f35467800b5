// Proves that one login is shared safely between processes that are killed and stopped: see README.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contend } from "./contend.mjs";
import { readOptions, usage } from "./options.mjs";
import { createRandom } from "./random.mjs";
import { failuresIn, report } from "./report.mjs";
import { shareLogin } from "./share-login.mjs";
import { preparePlaces } from "./storages.mjs";

/** By how much a lock may outlive what its holder asked for before others take it for abandoned. */
const LOCK_GRACE_MS = 3_000;
const CONTROL_MS = 10_000;

// What must not stay behind is removed on `exit`, so these have to end by it.
for (const [signal, number] of [
  ["SIGINT", 2],
  ["SIGTERM", 15],
]) {
  process.once(signal, () => process.exit(128 + number));
}

async function stress(options) {
  const folder = mkdtempSync(join(tmpdir(), "schwab-kit-stress-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.on("exit", removeFolder);
  const places = await preparePlaces(options.storage, folder);
  try {
    const common = {
      ...{ folder, processes: options.processes, dice: createRandom(options.seed) },
      lockGraceMs: LOCK_GRACE_MS,
    };
    const control = await contend({
      ...{ ...common, name: "control", naive: join(folder, "naive.lock"), forMs: CONTROL_MS },
    });
    const lockMs = (options.seconds * 1000) / 3;
    const locks = await contend({ ...common, name: "lock", place: places.place("lock"), forMs: lockMs });
    const forMs = Math.max(2_000, (options.seconds - control.seconds) * 1000 - lockMs);
    const login = await shareLogin({
      ...common,
      place: places.place("token"),
      rotate: options.rotate,
      forMs,
    });
    return { control, locks, login };
  } finally {
    await places.close();
    removeFolder();
  }
}

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error.message}\n${usage}\n`);
  process.exit(2);
}
const { seconds, processes, storage, rotate, seed } = options;
console.log(`${seconds} s, ${processes} processes, storage ${storage}, rotation ${rotate}, --seed ${seed}`);
const results = await stress(options);
console.log(report(results));
process.exitCode = failuresIn(results).length === 0 ? 0 : 1;
