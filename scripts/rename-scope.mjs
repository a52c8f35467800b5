// Makes the tree follow the scope that scripts/scope.mjs names: it rewrites every file of the repository that names the
// scope that the packages have; what is packed, built and tested follows. Commit first: git shows what it did.
import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, root } from "./published-packages.mjs";
import { scope as to } from "./scope.mjs";

if (!/^@[a-z0-9][a-z0-9._-]*$/.test(to)) {
  console.error(`${to} in scripts/scope.mjs can't be a scope; one looks like @other.`);
  process.exit(1);
}
const scopes = new Set(
  publishedPackages().flatMap(({ name }) => (name.startsWith("@") ? name.split("/")[0] : [])),
);
if (scopes.size !== 1) throw new Error(`The packages have no one scope, but ${[...scopes]}.`);
const [from] = scopes;
if (from === to) {
  console.log(`The packages have the scope ${to} of scripts/scope.mjs: nothing to do.`);
  process.exit();
}
// Not a longer scope that begins so.
const named = new RegExp(`${from.replaceAll(".", "\\.")}(?![a-z0-9._-])`, "g");

const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
});
let count = 0;
for (const file of files.split("\0").filter((one) => one !== "")) {
  const path = join(root, file);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) continue;
  const before = readFileSync(path);
  // Pictures and the like are left alone.
  if (before.includes(0)) continue;
  const text = before.toString("utf8");
  const after = text.replace(named, to);
  if (after === text) continue;
  writeFileSync(path, after);
  count += 1;
}
console.log(
  `${from} is ${to} in ${count} files. Now: npm run lint:fix (imports are sorted by name), npm test`,
);
