import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { expect, test } from "vitest";
import { portableEntriesOf, publishedPackages } from "../scripts/published-packages.mjs";
import { root } from "./support/repository.js";

const options = {
  bundle: true,
  splitting: true,
  format: "esm",
  outdir: "out",
  write: false,
  minify: true,
  logLevel: "silent",
} satisfies BuildOptions;

/** The files that a package's portable entries load, as built. */
async function filesOf(folder: string, entries: readonly string[]): Promise<string[]> {
  const contents = entries.map((entry) =>
    `import * as _ from "${entry}";`.replace("_", `a${entries.indexOf(entry)}`),
  );
  const all = entries.map((_, index) => `a${index}`).join(", ");
  const stdin = { contents: `${contents.join("\n")}\nconsole.log(${all});`, resolveDir: root };
  const { metafile } = await build({ ...options, stdin, metafile: true, absWorkingDir: root });
  return Object.keys(metafile.inputs).filter((file) => file.startsWith(`${folder}/dist/`));
}

/**
 * A bundle that uses an export which this adds to a built file, and nothing else of it. The manifest's
 * `sideEffects: false` drops whole files only: of a file that is used in part, bundlers keep what they can't see through.
 */
async function bundleOfProbe(file: string): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: `export { probe } from ${JSON.stringify(file)};`, resolveDir: root },
    plugins: [
      {
        name: "probe",
        setup: ({ onLoad }) =>
          onLoad({ filter: /\/dist\/.*\.js$/ }, async ({ path }) =>
            path === file
              ? { contents: `${await readFile(path, "utf8")}\nexport const probe = 1;` }
              : undefined,
          ),
      },
    ],
  });
  return outputFiles.find(({ path }) => path.endsWith("stdin.js"))?.text ?? "";
}

const portable = publishedPackages().filter((one) => portableEntriesOf(one).length > 0);

test.each(portable.map((one) => [one.name, one] as const))(
  "no unused export of %s costs a byte",
  async (_, one) => {
    const files = await filesOf(one.folder, portableEntriesOf(one));
    expect(files.length).toBeGreaterThan(0);
    const kept = await Promise.all(files.map(async (file) => [file, await bundleOfProbe(join(root, file))]));
    for (const [file, code] of kept) expect(code, file).toMatch(/^var \w+=1;export\{\w+ as probe\};\n$/);
  },
);
