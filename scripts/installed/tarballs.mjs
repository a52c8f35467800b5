import { execFile } from "node:child_process";
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { publishedPackages, root } from "../published-packages.mjs";

const exec = promisify(execFile);
const limits = { timeout: 120_000, maxBuffer: 16 * 1024 * 1024 };

/** Packs every published package as it would be published, into this folder; gives the tarballs' paths. */
export async function packOurs(folder) {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const filters = publishedPackages().flatMap(({ folder: one }) => ["--filter", `./${one}`]);
  // pnpm, because only it writes the real version for `workspace:*`.
  const args = ["--yes", "--prefer-offline", packageManager, "-r", ...filters, "pack"];
  await exec("npx", [...args, "--pack-destination", folder], { ...limits, cwd: root });
  return tarballsIn(folder);
}

/** Packs what ours depend on, from what is installed here, so that no network is needed. */
export async function packDependencies(folder) {
  const found = new Set();
  for (const { folder: one } of publishedPackages()) collect(join(root, one), found);
  for (const [index, installed] of [...found].entries()) {
    const staged = join(folder, String(index));
    // pnpm puts what a package needs beside it, so this is what was published.
    await cp(installed, join(staged, "package"), { recursive: true });
    await exec("tar", ["-czf", join(folder, `${index}.tgz`), "-C", staged, "package"], limits);
    await rm(staged, { recursive: true });
  }
  return tarballsIn(folder);
}

function tarballsIn(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".tgz"))
    .map((file) => join(folder, file));
}

/** The installed folders of the third-party packages that a package needs, and of those that they need. */
function collect(path, found) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const ours = new Set(publishedPackages().map(({ name }) => name));
  for (const name of Object.keys(dependencies).filter((one) => !ours.has(one))) {
    const folder = installedFolder(path, name);
    if (found.has(folder)) continue;
    found.add(folder);
    collect(folder, found);
  }
}

function installedFolder(from, name) {
  for (const path of createRequire(join(from, "package.json")).resolve.paths(name) ?? []) {
    try {
      return dirname(realpathSync(join(path, name, "package.json")));
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  throw new Error(`${name} is not installed for ${from}. \`npm run setup\` installs it.`);
}
