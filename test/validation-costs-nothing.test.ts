import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { importsIn, root } from "./support/repository.js";

const dist = join(root, "packages/http-client/dist");

/** The sources of every built file that an entry loads, by the source maps beside them. */
async function sourcesOf(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const { sources } = JSON.parse(await readFile(`${file}.map`, "utf8")) as { sources: string[] };
  const found = new Set(sources);
  for (const { from } of importsIn(await readFile(file, "utf8"))) {
    if (!from.startsWith(".")) continue;
    for (const source of await sourcesOf(join(dirname(file), from), seen)) found.add(source);
  }
  return found;
}

const isValidation = (source: string) => /valibot|\/src\/validate\//.test(source);

test("who doesn't import the validator loads nothing of it", async () => {
  const sources = [...(await sourcesOf(join(dist, "index.js")))];
  expect(sources.filter(isValidation)).toEqual([]);
  expect(sources.some((source) => source.endsWith("/src/schwab-client.ts"))).toBe(true);
  expect(await readFile(join(dist, "index.js"), "utf8")).not.toMatch(/valibot/i);
});

test("who does import it has it, and nothing to install", async () => {
  const file = join(dist, "validate/index.js");
  const sources = [...(await sourcesOf(file))];
  expect(sources.filter((source) => source.includes("valibot"))).not.toEqual([]);
  expect(sources.filter((source) => source.includes("/src/validate/shapes/")).length).toBeGreaterThan(10);
  const foreign = importsIn(await readFile(file, "utf8")).map(({ from }) => from);
  expect(foreign.filter((from) => !from.startsWith("."))).toEqual(
    expect.arrayContaining(["@schwab-kit/core", "@schwab-kit/core/support"]),
  );
  expect(foreign.filter((from) => !/^(\.|@schwab-kit\/core)/.test(from))).toEqual([]);
});
