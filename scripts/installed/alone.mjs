import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { entriesOf } from "../published-packages.mjs";

const exec = promisify(execFile);

/**
 * Loads each entry of the package that is installed alone in this folder with this Node, and starts each of its
 * commands; gives the names that each entry exports.
 */
export async function loadAlone(folder, one, node) {
  const program = join(folder, "entries.mjs");
  const loads = entriesOf(one).map(
    (entry) => `${JSON.stringify(entry)}: await import(${JSON.stringify(entry)})`,
  );
  await writeFile(
    program,
    `const entries = { ${loads.join(", ")} };
     console.log(JSON.stringify(Object.entries(entries).map(([entry, module]) => [entry, Object.keys(module)])));`,
  );
  const options = { cwd: folder, timeout: 60_000, env: { HOME: folder, PATH: "" } };
  const { stdout, stderr } = await exec(node, [program], options);
  // A warning, such as of something that this Node has as an experiment, counts as well.
  if (stderr !== "") throw new Error(`${one.name} prints when it is loaded: ${stderr}`);
  for (const file of Object.values(one.manifest.bin ?? {})) {
    const { stdout: help } = await exec(
      node,
      [join(folder, "node_modules", one.name, file), "--help"],
      options,
    );
    if (!help.includes("Usage")) throw new Error(`${one.name}'s ${file} --help prints no usage.`);
  }
  return Object.fromEntries(JSON.parse(stdout));
}
