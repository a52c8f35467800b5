import { copyFile, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));
const adapters = join(root, "docs/examples/write-a-storage/adapters");
const readme = new URL("../README.md", import.meta.url);

/**
 * Writes the README's `js` examples and the documentation's storages, as they stand, to a folder in which they find
 * our packages. Each of the README's is named by its first line.
 */
export async function writeProgramsOfReadme(): Promise<{
  readonly folder: string;
  readonly names: readonly string[];
  remove(): Promise<void>;
}> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "schwab-kit-testkit-readme-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  const text = await readFile(readme, "utf8");
  const names: string[] = [];
  for (const [, code = ""] of text.matchAll(/^```js\n([\s\S]*?)^```$/gm)) {
    const [, name = "unnamed.js"] = /^\/\/ (\S+)\n/.exec(code) ?? [];
    names.push(name);
    await writeFile(join(folder, name), code);
  }
  for (const name of await readdir(adapters)) {
    names.push(name);
    await copyFile(join(adapters, name), join(folder, name));
  }
  return { folder, names, remove: () => rm(folder, { recursive: true, force: true }) };
}
