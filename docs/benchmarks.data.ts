import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Row {
  readonly name: string;
  readonly isOurs: boolean;
  readonly figure: number;
  readonly ratio: number;
  readonly comparedWith: string;
  /** The most that the ratio may be, where a limit is set. */
  readonly limit?: number;
  readonly losesTo: readonly string[];
}

export interface Results {
  readonly date: string;
  readonly node: string;
  readonly cpus: number;
  readonly load: number;
  readonly packages: Readonly<Record<string, string>>;
  readonly benchmarks: readonly {
    readonly name: string;
    readonly comparisons: readonly {
      readonly title: string;
      readonly unit: string;
      readonly isBetter: "less" | "more";
      readonly rows: readonly Row[];
      readonly notes: readonly string[];
    }[];
  }[];
}

declare const data: Results | null;

export { data };

const file = fileURLToPath(new URL("../bench/results.json", import.meta.url));

export default {
  watch: [file],
  /** What the last `npm run bench` wrote. */
  load(): Results | null {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  },
};
