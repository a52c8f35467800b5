import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

test("the root entry runs without Node: a browser's bundle of it has everything", async () => {
  const { outputFiles } = await bundle("../src/index.ts");
  expect(outputFiles[0]?.text).toContain("/v1/oauth/authorize");
  expect(outputFiles[0]?.text).not.toMatch(/["']node:/);
});

test("the control: the Node entry can't be bundled for a browser", async () => {
  await expect(bundle("../src/node/index.ts")).rejects.toThrow('Could not resolve "node:');
});

function bundle(entry: string): ReturnType<typeof build<{ entryPoints: string[]; write: false }>> {
  return build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm",
    conditions: ["@schwab-kit/source"],
    logLevel: "silent",
  }) as ReturnType<typeof build<{ entryPoints: string[]; write: false }>>;
}
