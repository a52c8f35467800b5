import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { expect, test } from "vitest";
import { builtFileOf, portableEntriesOf, publishedPackages } from "../scripts/published-packages.mjs";
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

/** The probe alone; what is only ever loaded later may be named. */
const nothing = /^(?:import"\.\/chunk-\w+\.js";)?var \w+=1;export\{\w+ as probe\};\n$/;

/** What the portable entries of a package load of it, as built. */
async function filesOf(folder: string, entries: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    ...options,
    entryPoints: [...entries],
    metafile: true,
    absWorkingDir: root,
  });
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
    const entries = portableEntriesOf(one).map((entry) => builtFileOf(one, entry));
    const exported = new Set<unknown>();
    for (const entry of entries) {
      for (const value of Object.values(await import(join(root, entry)))) exported.add(value);
    }
    for (const file of await filesOf(one.folder, entries)) {
      // A file with one thing that users can have is dropped whole.
      const shared = Object.values(await import(join(root, file))).filter((value) => exported.has(value));
      if (shared.length <= 1) continue;
      expect(await bundleOfProbe(join(root, file)), file).toMatch(nothing);
    }
  },
);
