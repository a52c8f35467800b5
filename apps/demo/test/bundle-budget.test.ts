import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { filesBelow, root } from "../../../test/support/repository.js";

/**
 * What every page that signs in and asks needs; who places no orders leaves the fifth out. In the order in which the
 * page's main.tsx comes upon them, as the order alone makes 300 bytes more or less.
 */
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

test("what the page takes of the four packages it begins with, and their dependencies, is at most 30 kB gzipped", async () => {
  const imports = await importsOfThePage();
  expect([...imports.keys()].sort()).toEqual([...measured].sort());
  const contents = measured
    .map((from) => `export { ${[...(imports.get(from) ?? [])].join(", ")} } from ${JSON.stringify(from)};`)
    .join("\n");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, "apps/demo") },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "out",
    write: false,
    logLevel: "error",
  });
  const sizes = outputFiles.map(({ contents }) => gzipSync(contents).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(sizes).not.toEqual([]);
  expect(total).toBeLessThanOrEqual(30_000);
});
