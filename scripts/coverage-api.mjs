// Shows which test asks the sandbox for each operation of Schwab's API and for each of schwab-py's methods, from a
// run of those tests: a test counts when it passed and the sandbox's journal showed the operation. Ends with 1
// when one is missing. What there is to cover stands in test/api-facts/.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The facts are TypeScript. */
async function facts() {
  const contents = `
    export { operations } from "./test/api-facts/operations.ts";
    export { ourMethod, schwabPyMethods } from "./test/api-facts/schwab-py/methods.ts";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
  });
  return await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** What passing tests have asked: file, title, method and operation. */
function askedInTests() {
  const folder = mkdtempSync(join(tmpdir(), "schwab-kit-coverage-"));
  try {
    const outputFile = join(folder, "tests.json");
    const vitest = join(root, "node_modules/.bin/vitest");
    const { status } = spawnSync(
      vitest,
      ["run", "test/every-operation.test.ts", "--reporter=json", `--outputFile=${outputFile}`],
      { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
    );
    if (status !== 0) console.log("Some tests failed; they don't count.");
    return JSON.parse(readFileSync(outputFile, "utf8")).testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status, meta }) => status === "passed" && meta?.asked !== undefined)
        .map(({ title, meta }) => ({ ...meta.asked, where: `${relative(root, name)}: ${title}` })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { operations, ourMethod, schwabPyMethods } = await facts();
const asked = askedInTests();

const operationRows = Object.entries(operations).map(([name, { method, path }]) => [
  `${method} ${path}`,
  name,
  asked.find(({ operation }) => operation === name)?.where,
]);
const methodRows = Object.entries(schwabPyMethods).map(([theirs, operation]) => [
  theirs,
  ourMethod(theirs),
  asked.find((one) => one.method === ourMethod(theirs) && one.operation === operation)?.where,
]);

function print(rows) {
  const width = (column) => Math.max(...rows.map((row) => row[column].length));
  for (const [first, second, where = "MISSING"] of rows) {
    console.log(`${first.padEnd(width(0))}  ${second.padEnd(width(1))}  ${where}`);
  }
  return rows.filter(([, , where]) => where !== undefined).length;
}

const coveredOperations = print(operationRows);
console.log("");
const coveredMethods = print(methodRows);
console.log(
  `\n${coveredOperations} of ${operationRows.length} operations, ${coveredMethods} of ${methodRows.length} schwab-py methods`,
);
if (coveredOperations < operationRows.length || coveredMethods < methodRows.length) process.exitCode = 1;
