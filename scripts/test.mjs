// Everything `npm test` runs after the set-up, in an order in which the quick and telling comes first. The
// tests come last, so that the run ends with their one plain line.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { turbo } from "./workspace.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = (name) => `${root}node_modules/.bin/${name}`;

function run(what, command, ...args) {
  process.stderr.write(`\nschwab-kit: ${what}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

run("lint", bin("biome"), "ci", "--colors=off", ".");
run("unused files, exports and dependencies", bin("knip"), "--no-progress");
run("types of tests and scripts", bin("tsc"), "-p", ".");
process.stderr.write("\nschwab-kit: types and packages\n");
if (turbo(["build", "typecheck", "check:package"], { quiet: true }) !== 0) process.exit(1);
run("size budgets", process.execPath, "scripts/sizes.mjs");
run("packages as users install them", process.execPath, "scripts/check-installed.mjs");
run("tests", bin("vitest"), "run", ...process.argv.slice(2));
