// Which examples there are: files below examples/, in a folder for each page. Beside `name.ts` may stand
// `name.set-up.mjs`, which makes the situation that the example is run in, and there is `name.out.txt`.
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const docs = fileURLToPath(new URL("../", import.meta.url));
const folder = join(docs, "examples");

/** Every program, as `page/name` with its file, its expected output and its set-up. */
export function examples() {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isProgram(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => relative(folder, file).includes("/"))
    .sort()
    .map((file) => {
      const stem = file.replace(/\.(ts|sh)$/, "");
      const setUp = `${stem}.set-up.mjs`;
      return {
        name: relative(folder, file),
        file,
        output: `${stem}.out.txt`,
        setUp: existsSync(setUp) ? setUp : undefined,
      };
    });
}

/** What is only imported by programs has a name that says so. */
function isProgram(name) {
  return /\.(ts|sh)$/.test(name) && !/\.part\.ts$/.test(name);
}

/** Outputs that no program writes any more. */
export function outputsWithoutProgram(programs) {
  const written = new Set(programs.map(({ output }) => output));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".out.txt"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !written.has(file));
}
