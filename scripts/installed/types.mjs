import { execFile } from "node:child_process";
import { mkdir, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { entriesOf, publishedPackages, root } from "../published-packages.mjs";

const exec = promisify(execFile);
const flags = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
const node = ["--module", "nodenext", "--moduleResolution", "nodenext", "--types", "node"];

/** The compiler of this workspace, which is the newest. */
export const newestTypeScript = join(root, "node_modules/typescript/bin/tsc");

/** Makes a folder ready for `checkTypes`: a Node program has Node's types beside it. */
export async function prepareTypes(folder) {
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await symlink(
    await realpath(join(root, "node_modules/@types/node")),
    join(folder, "node_modules/@types/node"),
  );
  const entries = publishedPackages().flatMap(entriesOf);
  const imports = entries.map((entry, index) => `import * as e${index} from "${entry}";\nvoid e${index};\n`);
  await writeFile(join(folder, "every-entry.ts"), imports.join(""));
  // That the types are there is seen by what they refuse.
  const wrong = 'import { SchwabClient } from "@schwab-kit/http-client";\nnew SchwabClient({ tokens: 1 });\n';
  await writeFile(join(folder, "wrong.ts"), wrong);
}

/** Checks the declarations of every entry, those of others with them, by this compiler. @throws with its errors */
export async function checkTypes(tsc, folder) {
  const check = (file) =>
    exec(process.execPath, [tsc, ...flags, ...node, file], { cwd: folder, timeout: 120_000 }).then(
      () => "",
      ({ stdout, message }) => stdout || message,
    );
  const errors = await check("every-entry.ts");
  if (errors !== "") throw new Error(errors);
  if (!(await check("wrong.ts")).includes("wrong.ts(2,")) throw new Error("A wrong call is accepted.");
}

/** The version of a compiler. */
export async function versionOf(tsc) {
  return JSON.parse(await readFile(join(tsc, "../../package.json"), "utf8")).version;
}
