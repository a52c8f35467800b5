// Compiles and runs every example of the documentation, and compares what each writes with what the pages show:
// `npm run docs:examples`. With `--update` it writes what the pages show. Ends with 1 when anything differs.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { compile } from "./compile.mjs";
import { examples, outputsWithoutProgram } from "./examples.mjs";
import { run } from "./run.mjs";

const args = process.argv.slice(2);
const update = args.includes("--update");
const wanted = args.filter((arg) => !arg.startsWith("-"));

const all = examples();
const programs = all.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
const problems = [];
const skipped = [];

function shownOf({ output }) {
  try {
    return readFileSync(output, "utf8");
  } catch {
    return undefined;
  }
}

async function check(program) {
  const written = await run(program);
  if (written === undefined) skipped.push(program.name);
  if (written === undefined || written === shownOf(program)) return;
  if (update) {
    writeFileSync(program.output, written);
    console.log(`${program.name}: output written`);
  } else {
    problems.push(`${program.name} writes something else than its page shows:\n${written}`);
  }
}

const objections = compile();
if (objections !== "") {
  console.error(`The examples don't compile:\n${objections}`);
  process.exit(1);
}
const waiting = [...programs];
async function work() {
  for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
    await check(program).catch((error) =>
      problems.push(error instanceof Error ? error.message : String(error)),
    );
  }
}
await Promise.all([work(), work(), work()]);

for (const file of outputsWithoutProgram(all)) {
  if (update) rmSync(file);
  else problems.push(`${file} is written by no example.`);
}
for (const problem of problems) console.error(problem);
if (skipped.length > 0) {
  console.error(`Not run, for want of the program that they need: ${skipped.join(", ")}.`);
  if (process.env.CI) problems.push("In CI nothing may be skipped.");
}
console.log(`${programs.length - skipped.length} examples compiled and run, ${problems.length} problems`);
if (problems.length > 0) {
  console.error("When the new outputs are right, npm run docs:examples -- --update writes them.");
  process.exitCode = 1;
}
