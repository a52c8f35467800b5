import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** How many packages, and how many bytes, installing these brings: their own published files, and all they need. */
export async function installedBy(folders) {
  const found = new Set();
  for (const folder of folders) await collect(await realpath(join(root, folder)), found);
  let bytes = 0;
  for (const folder of found) bytes += await sizeOf(folder);
  return { packages: found.size, bytes };
}

async function collect(folder, found) {
  if (found.has(folder)) return;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const paths = (name) => createRequire(join(folder, "package.json")).resolve.paths(name) ?? [];
  for (const name of Object.keys(dependencies)) {
    for (const path of paths(name)) {
      const installed = await realpath(join(path, name)).catch(() => undefined);
      if (installed === undefined) continue;
      await collect(installed, found);
      break;
    }
  }
}

/** Of our own packages only what is published counts. */
async function sizeOf(folder) {
  const { files } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const isOurs = dirname(dirname(folder)) === dirname(join(root, "packages"));
  const parts = isOurs ? [...(files ?? []), "package.json", "README.md"] : ["."];
  let bytes = 0;
  for (const part of parts) bytes += await bytesOf(join(folder, part));
  return bytes;
}

async function bytesOf(path) {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.size;
  let bytes = 0;
  for (const name of await readdir(path)) {
    if (name !== "node_modules") bytes += await bytesOf(join(path, name));
  }
  return bytes;
}
