// Writes DEPENDENCIES.md and the README's table of what `npm install` brings, measured from packed tarballs.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { assertLicences, listFile, listOf, readmeFile, readmeWith } from "./installed/dependencies.mjs";
import { placeToInstall } from "./installed/install.mjs";
import { whatIsBrought } from "./installed/what-is-brought.mjs";
import { publishedPackages, root } from "./published-packages.mjs";

const place = await placeToInstall();
try {
  const folders = new Map();
  for (const { name, folder } of publishedPackages()) {
    folders.set(name, await place.install(folder.replace("packages/", "alone-"), [name]));
  }
  const { brought, rows } = await whatIsBrought(place, folders);
  assertLicences(brought);
  writeFileSync(join(root, listFile), listOf(brought));
  writeFileSync(join(root, readmeFile), readmeWith(rows));
} finally {
  await place.close();
}
execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", listFile, readmeFile], {
  cwd: root,
});
