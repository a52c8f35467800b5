import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** The text that a page would load for this code. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL("./", import.meta.url)) },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
  });
  return outputFiles[0]?.text ?? "";
}

test("who needs only the client loads nothing of the token manager, though both are core's", async () => {
  const client = await bundle('export { SchwabClient } from "@schwab-kit/http-client";');
  expect(client).toContain("SchwabApiError");
  expect(client).not.toMatch(/grant_type|RefreshFlight/);
});

test("the search finds the token manager where it is", async () => {
  expect(await bundle('export { TokenManager } from "@schwab-kit/core";')).toMatch(/RefreshFlight/);
});
