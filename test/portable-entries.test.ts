import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { portableEntriesOf, publishedPackages } from "../scripts/published-packages.mjs";
import { importsIn, root, workspacePackages } from "./support/repository.js";

/** Entries that run in browsers and workers: as built, nothing of Node can be reached from them. */
const portable = publishedPackages().flatMap((one) =>
  portableEntriesOf(one).map((entry) => [one.name, `.${entry.slice(one.name.length)}`] as const),
);

const packages = await workspacePackages();

function builtFile(name: string, entry: string): string {
  const found = packages.find((one) => one.name === name);
  const target = found?.manifest.exports?.[entry];
  if (found === undefined || target === undefined || typeof target === "string") {
    throw new Error(`${name} has no entry ${entry}`);
  }
  return join(root, found.folder, target.default);
}

/** Every file and foreign module that can be reached from a built file, through our packages too. */
async function reachable(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { from } of importsIn(await readFile(file, "utf8"))) {
    const [, ours, entry] = /^(@schwab-kit\/[^/]+|schwab-kit)(\/.+)?$/.exec(from) ?? [];
    if (from.startsWith(".")) await reachable(join(dirname(file), from), seen);
    else if (ours !== undefined) await reachable(builtFile(ours, `.${entry ?? ""}`), seen);
    else seen.add(from);
  }
  return seen;
}

const isNodes = (module: string) => module.startsWith("node:") || builtinModules.includes(module);

test.each(portable)("%s %s reaches nothing of Node", async (name, entry) => {
  const found = await reachable(builtFile(name, entry));
  expect([...found].filter(isNodes)).toEqual([]);
  expect(found.size).toBeGreaterThan(1);
});

test("the search finds Node's modules where there are some", async () => {
  const found = await reachable(builtFile("@schwab-kit/login-flow", "./node"));
  expect([...found].filter(isNodes)).toContain("node:https");
});

test("core's root entry loads nothing of the encryption", async () => {
  const loads = async (entry: string) => {
    const files = [...(await reachable(builtFile("@schwab-kit/core", entry)))].filter((file) =>
      file.endsWith(".js"),
    );
    const codes = await Promise.all(files.map((file) => readFile(file, "utf8")));
    return codes.some((code) => code.includes("AES-GCM"));
  };
  expect(await loads(".")).toBe(false);
  expect(await loads("./encrypted")).toBe(true);
});
