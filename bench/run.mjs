// Runs one benchmark by name: `npm run bench -- cold`. Each compares things side by side in one run and prints
// ratios, because absolute times differ from machine to machine.
import { existsSync, readdirSync } from "node:fs";

const here = new URL("./", import.meta.url);
const [name, ...args] = process.argv.slice(2);
const known = readdirSync(here)
  .filter((file) => file.endsWith(".mjs") && file !== "run.mjs")
  .map((file) => file.slice(0, -4));

if (name === undefined || !existsSync(new URL(`${name}.mjs`, here))) {
  process.stderr.write(`Which benchmark? npm run bench -- ${known.join(" | ")}\n`);
  process.exitCode = 2;
} else {
  const { default: benchmark } = await import(new URL(`${name}.mjs`, here).href);
  process.exitCode = await benchmark(args);
}
