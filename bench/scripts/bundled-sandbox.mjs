import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../../packages/sandbox/src", import.meta.url));

/** The parts of the sandbox that its package doesn't export, from its sources. */
export async function bundledSandbox() {
  const folder = await mkdtemp(join(tmpdir(), "schwab-kit-bench-"));
  try {
    const outfile = join(folder, "sandbox.mjs");
    const contents = `
      export { createMarket } from "./market/market.js";
      export { createTrader } from "./trader/trader.js";`;
    const stdin = { contents, resolveDir: source, loader: "ts" };
    await build({ stdin, bundle: true, platform: "node", format: "esm", outfile, logLevel: "error" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
