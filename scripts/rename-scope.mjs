// Publishes the packages under another scope: `node scripts/rename-scope.mjs @other`. It rewrites every file of the
// repository that names the scope; what is packed, built and tested follows. Commit first: git shows what it did.
import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages, root } from "./published-packages.mjs";

const [to] = process.argv.slice(2);
if (!/^@[a-z0-9][a-z0-9._-]*$/.test(to ?? "")) {
  console.error("Say which scope, such as: node scripts/rename-scope.mjs @other");
  process.exit(1);
}
const scopes = new Set(
  publishedPackages().flatMap(({ name }) => (name.startsWith("@") ? name.split("/")[0] : [])),
);
if (scopes.size !== 1) throw new Error(`The packages have no one scope, but ${[...scopes]}.`);
const [from] = scopes;
// Not a longer scope that begins so.
const named = new RegExp(`${from}(?![a-z0-9._-])`, "g");

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
