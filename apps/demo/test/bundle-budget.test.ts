import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rollup } from "vite";
import { expect, test } from "vitest";
import { filesBelow, root } from "../../../test/support/repository.js";

/** What every page that signs in and asks needs, in the order in which the page's main.tsx comes upon them. */
const measured = ["core", "login-flow", "http-client", "storage-indexeddb"].map(
  (name) => `@schwab-kit/${name}`,
);

/** What the page imports of each of our packages, by name: `import { a, type B } from "@schwab-kit/core"`. */
async function importsOfThePage(): Promise<Map<string, Set<string>>> {
  const folder = "apps/demo/src/page";
  const files = [...(await filesBelow(folder, ".ts")), ...(await filesBelow(folder, ".tsx"))];
  const imports = new Map<string, Set<string>>();
  for (const file of files) {
    const code = await readFile(join(root, file), "utf8");
    for (const [, type, names = "", from = ""] of code.matchAll(
      /^import (type )?\{([^}]*)\} from "([^"]+)";$/gm,
    )) {
      if (type !== undefined || !measured.includes(from)) continue;
      const values = names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "" && !name.startsWith("type "));
      const known = imports.get(from) ?? new Set();
      for (const name of values) known.add(name);
      imports.set(from, known);
    }
  }
  return imports;
}

/** The page's own builder, on a module that has nothing but these imports. */
async function built(contents: string): Promise<string[]> {
  const entry = "virtual:imports";
  const output = await build({
    root: join(root, "apps/demo"),
    configFile: false,
    logLevel: "error",
    plugins: [
      {
        name: "imports",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? contents : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rollupOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  });
  return ([output].flat() as Rollup.RollupOutput[])
    .flatMap((one) => one.output)
    .map((file) => (file.type === "chunk" ? file.code : String(file.source)));
}

test("what the page takes of the four packages it begins with, and their dependencies, is at most 30 kB gzipped", async () => {
  const imports = await importsOfThePage();
  expect([...imports.keys()].sort()).toEqual([...measured].sort());
  const contents = measured
    .map((from) => `export { ${[...(imports.get(from) ?? [])].join(", ")} } from ${JSON.stringify(from)};`)
    .join("\n");
  const sizes = (await built(contents)).map((code) => gzipSync(code).length);
  expect(sizes).not.toEqual([]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30_000);
});
