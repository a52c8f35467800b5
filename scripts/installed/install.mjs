import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { serveTarballs } from "./registry.mjs";
import { packDependencies, packOurs } from "./tarballs.mjs";

/**
 * Packs everything and gives a place outside the workspace where packages can be installed as users do, without the
 * network: `{ folder, manifests, install(name, packages), close() }`.
 */
export async function placeToInstall() {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "schwab-kit-installed-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  let registry;
  try {
    const [ours, theirs] = ["tarballs", "dependencies"].map((name) => join(folder, name));
    await mkdir(ours);
    await mkdir(theirs);
    registry = await serveTarballs([...(await packOurs(ours)), ...(await packDependencies(theirs))]);
  } catch (error) {
    await remove();
    throw error;
  }

  /** Installs them into an empty folder of this name, and gives the folder. */
  async function install(name, packages) {
    const target = join(folder, name);
    await mkdir(target);
    await writeFile(join(target, "package.json"), '{ "private": true, "type": "module" }\n');
    const flags = ["--no-audit", "--no-fund", "--registry", registry.url, "--cache", join(folder, "cache")];
    // Nothing of this person's npm settings, and no scope sent elsewhere.
    const env = { PATH: process.env.PATH, HOME: folder, NO_UPDATE_NOTIFIER: "1" };
    await promisify(execFile)("npm", ["install", ...flags, ...packages], {
      cwd: target,
      env,
      timeout: 120_000,
    });
    return target;
  }
  return {
    folder,
    manifests: registry.manifests,
    install,
    async close() {
      await registry.close();
      await remove();
    },
  };
}
