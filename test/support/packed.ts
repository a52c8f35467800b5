import { execFile } from "node:child_process";
import { mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "./repository.js";

const exec = promisify(execFile);
const { packageManager } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));

/**
 * Installs packed packages, and the third-party packages they depend on, into a folder outside the workspace,
 * with no network: everything is packed from what is installed here.
 */
export async function installPacked(folder: string, packageFolders: readonly string[]): Promise<void> {
  const tarballs = join(folder, "tarballs");
  await mkdir(tarballs, { recursive: true });
  const third = new Map<string, string>();
  for (const packageFolder of packageFolders) {
    const path = join(root, packageFolder);
    // pnpm, because only it writes the real version for `workspace:*`.
    await exec("npx", ["--yes", "--prefer-offline", packageManager, "pack", "--pack-destination", tarballs], {
      cwd: path,
    });
    await collect(path, third);
  }
  for (const path of third.values()) {
    await exec("npm", ["pack", path, "--pack-destination", tarballs, "--ignore-scripts"], { cwd: folder });
  }
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await exec(
    "sh",
    ["-c", "npm install --offline --no-audit --no-fund --ignore-scripts --cache ./cache ./tarballs/*.tgz"],
    { cwd: folder },
  );
}

/** The installed folders of a package's third-party dependencies, and of theirs. */
async function collect(path: string, found: Map<string, string>): Promise<void> {
  const { dependencies = {} } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    if (name.startsWith("@schwab-kit/")) continue;
    const folder = await installedFolder(path, name);
    if (found.has(folder)) continue;
    found.set(folder, folder);
    await collect(folder, found);
  }
}

async function installedFolder(from: string, name: string): Promise<string> {
  const paths = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
  for (const path of paths) {
    const found = await realpath(join(path, name, "package.json")).catch(() => undefined);
    if (found !== undefined) return dirname(found);
  }
  throw new Error(`${name} is not installed for ${from}.`);
}
