// How many bytes each entry of each package, and each typical import, adds to a bundle, minified and gzipped, next to
// the most that it may: `npm run sizes`. The budgets stand in size-budgets.json; --update sets each a little above
// what is measured now. Ends with 1 when one is exceeded or missing.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { builtFileOf, entriesOf, portableEntriesOf, publishedPackages, root } from "./published-packages.mjs";

const file = join(root, "size-budgets.json");
const budgets = JSON.parse(readFileSync(file, "utf8"));
const packages = publishedPackages();
const alias = Object.fromEntries(
  packages.flatMap((one) => entriesOf(one).map((entry) => [entry, join(root, builtFileOf(one, entry))])),
);
const portable = new Set(packages.flatMap(portableEntriesOf));

async function measure(code) {
  const froms = [...code.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    alias,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: froms.every((from) => portable.has(from)) ? "browser" : "node",
    target: "es2022",
    logLevel: "error",
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

const whole = Object.keys(alias).map((entry) => `export * from "${entry}"`);
const typical = Object.keys(budgets).filter((code) => !code.startsWith("export * "));
const rows = [];
for (const code of [...whole, ...typical]) rows.push([code, await measure(code)]);

if (process.argv.includes("--update")) {
  const roomy = rows.map(([code, bytes]) => [code, Math.ceil((bytes * 1.05) / 100) * 100]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(roomy), null, 2)}\n`);
} else {
  const width = Math.max(...rows.map(([code]) => code.length));
  for (const [code, bytes] of rows) {
    const budget = budgets[code];
    const isHeld = budget !== undefined && bytes <= budget;
    console.log(`${isHeld ? "ok  " : "FAIL"} ${code.padEnd(width)} ${bytes} of ${budget ?? "no budget"}`);
    if (!isHeld) process.exitCode = 1;
  }
  for (const code of Object.keys(budgets).filter((one) => !rows.some(([known]) => known === one))) {
    console.log(`FAIL ${code} is of no package here`);
    process.exitCode = 1;
  }
}
