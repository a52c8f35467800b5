import { build } from "esbuild";
import { expect, test } from "vitest";
import { root } from "./support/repository.js";

/** What of the built package a bundle holds that uses only these. */
async function bundled(names: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names} } from "@schwab-kit/orders";`, resolveDir: root },
    bundle: true,
    format: "esm",
    write: false,
    external: ["@schwab-kit/core", "@schwab-kit/core/*"],
  });
  return outputFiles[0]?.text ?? "";
}

test("who uses option symbols only has no builder, rule or template in the bundle", async () => {
  const code = await bundled("OptionSymbol");
  expect(code).toContain("underlyingSymbol");
  expect(code).not.toMatch(/orderStrategyType|IRON_CONDOR|SELL_TO_OPEN|SHA-256/);
});

test("who uses one template has no other one, nor what comes before and after", async () => {
  const code = await bundled("equityBuyLimit");
  expect(code).toContain("addEquityLeg");
  expect(code).toContain("oco-members");
  expect(code).not.toMatch(/netCredit|BUY_TO_COVER", symbol|SHA-256|largest-notional|ends earlier/);
});
