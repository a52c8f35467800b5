// The runtimes that the installed packages are tried on, from npm, each of an exact version and kept until
// another is wanted. Nothing of them belongs to a user's installation, nor to `npm start`.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../published-packages.mjs";
import { testPrograms } from "../test-programs.mjs";

const system = { win32: "win" }[process.platform] ?? process.platform;
const node = (version) => ({ from: `node-${system}-${process.arch}`, version, file: "bin/node" });

const runtimes = {
  // The oldest that our declarations are checked with; the newest is the workspace's own.
  "TypeScript 5.7": { from: "typescript", version: "5.7.3", file: "bin/tsc" },
  // The oldest that is supported, and the newest of the two after it.
  "Node 20": node("20.19.0"),
  "Node 22": node("22.23.3"),
  "Node 24": node("24.21.0"),
  workerd: {
    from: `@cloudflare/workerd-${process.platform}-${{ x64: "64" }[process.arch] ?? process.arch}`,
    version: "1.20261117.1",
    file: "bin/workerd",
  },
};

export const nodes = Object.keys(runtimes).filter((name) => name.startsWith("Node"));

/**
 * All that is to be had here: `programs` maps a runtime's name, `chromium` and `redis-server` to the path of the
 * program, and `missing` says what can't be had.
 */
export async function availableRuntimes() {
  const programs = new Map();
  const missing = [];
  for (const name of Object.keys(runtimes)) {
    try {
      programs.set(name, await runtime(name));
    } catch (error) {
      missing.push(`${name}: npm doesn't give it here. ${error.message.split("\n")[0]}`);
    }
  }
  for (const { program, path, isHere, pathVariable } of testPrograms()) {
    if (isHere) programs.set(program, path);
    else missing.push(`${program}: there is none at ${path}. ${pathVariable} can name another.`);
  }
  return { programs, missing };
}

/** The path of a runtime's program. @throws when npm doesn't give it for this machine */
async function runtime(name) {
  const { from, version, file } = runtimes[name];
  const folder = join(
    root,
    "node_modules/.cache/schwab-kit/runtimes",
    `${name.replace(" ", "-")}-${version}`,
  );
  const program = join(folder, "node_modules", from, file);
  if (existsSync(program)) return program;
  // A folder of its own until it is whole: an install that was broken off, or another at once, harms nothing.
  const coming = `${folder}.${process.pid}`;
  await mkdir(coming, { recursive: true });
  try {
    await writeFile(join(coming, "package.json"), '{ "private": true }');
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    await promisify(execFile)("npm", ["install", ...flags, `${from}@${version}`], {
      cwd: coming,
      timeout: 180_000,
    });
    await rename(coming, folder).catch((error) => {
      if (!existsSync(program)) throw error;
    });
  } finally {
    await rm(coming, { recursive: true, force: true });
  }
  return program;
}
