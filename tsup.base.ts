import type { Options } from "tsup";

/** What every package's build shares: ESM only, declarations made by tsc afterwards. */
export const base: Options = {
  format: ["esm"],
  dts: false,
  sourcemap: true,
  clean: true,
  target: "es2022",
  splitting: true,
  // Built files say `node:fs`, as the sources do: so that it shows what needs Node.
  removeNodeProtocol: false,
};
