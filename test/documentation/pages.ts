import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesBelow, root } from "../support/repository.js";

export interface Page {
  /** Relative to the root: `docs/orders.md`. */
  readonly path: string;
  readonly text: string;
}

/** The pages that people write; the reference is generated. */
export async function pages(): Promise<Page[]> {
  const paths = (await filesBelow("docs", ".md")).filter(
    (path) => /^docs\/[\w-]+\.md$/.test(path) || path.startsWith("docs/diagrams/"),
  );
  return await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(root, path), "utf8") })),
  );
}

export async function page(name: string): Promise<string> {
  return await readFile(join(root, `docs/${name}.md`), "utf8");
}

/** The cells of each row of a page's tables. */
export function rowsOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => /^\|(?! ?-)/.test(line))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf("|"))
        .split(" | ")
        .map((cell) => cell.trim()),
    );
}
