// Runs a pnpm script in every package, in dependency order and cached: `node scripts/workspace.mjs run build`.
// pnpm comes by npx, so that a machine with only Node and npm will do; turbo needs pnpm on its PATH and gets
// it by being started from pnpm.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

/** Runs pnpm of the pinned version; standard output goes to standard error, so that `--json` callers stay clean. */
export function pnpm(args, { quiet = false } = {}) {
  const done = spawnSync("npx", ["--yes", "--prefer-offline", packageManager, ...args], {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    stdio: ["ignore", quiet ? "pipe" : 2, quiet ? "pipe" : 2],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (quiet && done.status !== 0) process.stderr.write(`${done.stdout ?? ""}${done.stderr ?? ""}`);
  if (done.error) throw done.error;
  return done.status ?? 1;
}

/** Runs turbo tasks: `turbo(['build', 'typecheck'])`. */
export function turbo(tasks, options) {
  return pnpm(["exec", "turbo", "run", ...tasks, "--output-logs=new-only"], options);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [verb, ...rest] = process.argv.slice(2);
  process.exitCode = verb === "run" ? turbo(rest) : pnpm([verb, ...rest].filter(Boolean));
}
