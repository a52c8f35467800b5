// Makes a checkout ready on a machine with only Node and npm: installs the dependencies and builds the
// packages, and with --for-tests fetches what the tests drive. Everything it prints goes to standard error.
// When nothing has changed since the last time it does nothing, in a few milliseconds.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testPrograms } from "./test-programs.mjs";
import { pnpm, turbo } from "./workspace.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const stampFile = join(root, "node_modules/.cache/schwab-kit/ready.json");
const verbose = process.argv.includes("--verbose");
const say = (text) => process.stderr.write(`${text}\n`);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`schwab-kit needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org.`);
  process.exit(1);
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (["node_modules", "dist", ".turbo", "test", "coverage"].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (/\.(ts|tsx|json|html|css)$/.test(entry.name)) yield path;
  }
}

function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of [...files].sort())
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

const packageFolders = ["packages", "apps"].flatMap((group) =>
  existsSync(join(root, group))
    ? readdirSync(join(root, group), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(root, group, entry.name, "package.json")))
        .map((entry) => join(root, group, entry.name))
    : [],
);

const wanted = {
  node: process.version,
  installed: digestOf([
    join(root, "pnpm-lock.yaml"),
    join(root, "pnpm-workspace.yaml"),
    join(root, "package.json"),
    ...packageFolders.map((folder) => join(folder, "package.json")),
  ]),
  built: digestOf([
    join(root, "tsconfig.base.json"),
    join(root, "tsup.base.ts"),
    ...packageFolders.flatMap((folder) => [...filesBelow(folder)]),
  ]),
};

function lastTime() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

const last = lastTime();
const isInstalled = last.installed === wanted.installed && last.node === wanted.node;
const isBuilt =
  isInstalled &&
  last.built === wanted.built &&
  packageFolders.every((folder) => existsSync(join(folder, "dist")));

if (!isInstalled) {
  say("schwab-kit: installing dependencies…");
  const status = pnpm(["install", "--frozen-lockfile", "--prefer-offline"], { quiet: !verbose });
  if (status !== 0) {
    say("schwab-kit: the dependencies could not be installed; see above. Is the npm registry reachable?");
    process.exit(status);
  }
}
if (!isBuilt) {
  say("schwab-kit: building…");
  const status = turbo(["build"], { quiet: !verbose });
  if (status !== 0) process.exit(status);
  mkdirSync(join(stampFile, ".."), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(wanted));
}

if (process.argv.includes("--for-tests")) fetchPrograms();

/** Some tests drive programs of Debian's, or those that the variables of test/programs.json name. */
function fetchPrograms() {
  const missing = () => testPrograms().filter(({ isHere }) => !isHere);
  const names = missing().map(({ program }) => program);
  if (names.length === 0) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say(`schwab-kit: installing Debian's ${names.join(" and ")} for the tests…`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) => spawnSync("apt-get", args, { env, stdio: ["ignore", 2, 2] });
    apt("-qq", "update");
    for (const name of names) apt("-qq", "install", "-y", "--no-install-recommends", name);
  }
  for (const { program, path, pathVariable, tests } of missing()) {
    say(
      `schwab-kit: there is no ${program} at ${path} (${pathVariable} can name another) ` +
        `and it could not be installed here; the tests ${tests.join(" and ")} are skipped.`,
    );
  }
  if (process.env.CI && missing().length > 0) process.exit(1);
}
