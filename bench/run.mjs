// `npm run bench` runs all benchmarks and keeps their results in results.json, or where `--write FILE` says;
// `npm run bench -- cold` runs one of them. Each compares things side by side in one run and prints ratios, because
// absolute times differ from machine to machine. `--tiny` only shows that they run.
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isMissed } from "./scripts/comparison.mjs";
import { inOwnProcess } from "./scripts/in-own-process.mjs";
import { printed } from "./scripts/printed.mjs";
import { surroundings } from "./scripts/surroundings.mjs";

const known = readdirSync(new URL("./", import.meta.url))
  .filter((file) => file.endsWith(".mjs") && file !== "run.mjs")
  .map((file) => file.slice(0, -4))
  .sort();

/** What the documentation shows. */
const ownFile = fileURLToPath(new URL("results.json", import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "string" }, tiny: { type: "boolean", default: false } },
});
const [name, ...more] = positionals;

if (more.length > 0 || (name !== undefined && !known.includes(name))) {
  refuse(`Which benchmark? npm run bench -- ${known.join(" | ")}`);
} else if (name !== undefined && values.write !== undefined) {
  refuse("Only the results of all benchmarks are kept: leave out the name, or --write.");
} else {
  const results = { ...(await surroundings()), benchmarks: [] };
  for (const one of name === undefined ? known : [name]) {
    const comparisons = await inOwnProcess(one, values.tiny ? "tiny" : "full");
    results.benchmarks.push({ name: one, comparisons });
    console.log(comparisons.map(printed).join("\n"));
  }
  const file = values.write ?? (name === undefined && !values.tiny ? ownFile : undefined);
  if (file !== undefined) {
    await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`);
    console.log(`The results are in ${file}`);
  }
  const rows = results.benchmarks.flatMap(({ comparisons }) => comparisons.flatMap(({ rows }) => rows));
  const missed = rows.filter(isMissed);
  for (const row of missed) console.log(`MISSED: ${row.name}, ${row.ratio} of at most ${row.limit}`);
  // A tiny run's figures mean nothing.
  process.exitCode = missed.length > 0 && !values.tiny ? 1 : 0;
}

function refuse(problem) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
}
