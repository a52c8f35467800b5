// What must hold before anything is published: by the dry run and by the release alike.
import { spawnSync } from "node:child_process";
import { publishedPackages, root } from "./published-packages.mjs";

for (const { name, manifest } of publishedPackages()) {
  const { access, provenance } = manifest.publishConfig ?? {};
  if (access !== "public" || provenance !== true) {
    throw new Error(`${name} must say publishConfig: { access: "public", provenance: true }.`);
  }
  if (manifest.version === "0.0.0") throw new Error(`${name} has no version: no changeset names it.`);
}
process.exitCode = spawnSync("npm", ["test"], { cwd: root, stdio: "inherit" }).status ?? 1;
