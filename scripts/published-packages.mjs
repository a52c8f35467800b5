import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../", import.meta.url));

/** Every package that is published: `{ name, folder, manifest }`, the folder relative to the root. */
export function publishedPackages() {
  return readdirSync(join(root, "packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: folderName }) => {
      const folder = `packages/${folderName}`;
      const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      return { name: manifest.name, folder, manifest };
    })
    .filter(({ manifest }) => manifest.private !== true);
}

/** These run in Node alone; every entry of the others, except one called ./node, runs in browsers and workers too. */
const nodeAlone = ["sandbox", "schwab-kit", "storage-node-fs", "storage-redis"];

/** The entries of a package as its users write them: `@schwab-kit/core/encrypted`. */
export function entriesOf({ name, manifest }) {
  return Object.entries(manifest.exports)
    .filter(([, target]) => typeof target !== "string")
    .map(([entry]) => name + entry.slice(1));
}

/** Those of them that run in any runtime. */
export function portableEntriesOf(one) {
  if (nodeAlone.some((name) => one.folder === `packages/${name}`)) return [];
  return entriesOf(one).filter((entry) => entry !== `${one.name}/node`);
}

/** The built file of an entry, from the root. */
export function builtFileOf({ name, folder, manifest }, entry) {
  return join(folder, manifest.exports[`.${entry.slice(name.length)}`].default);
}
