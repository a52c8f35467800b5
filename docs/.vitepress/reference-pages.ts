import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../reference/", import.meta.url));
const packages = new URL("../../packages/", import.meta.url);

/** The sidebar's entries of the packages' READMEs. */
export function packagePages(): { text: string; link: string }[] {
  return readdirSync(packages).map((name) => ({
    text: name === "schwab-kit" ? name : `@schwab-kit/${name}`,
    link: `/packages/${name}`,
  }));
}

/** The sidebar's entries of the generated reference: a page for each entry of each package. */
export function referencePages(): { text: string; link: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md") && path !== "index.md")
    .map((path) => path.slice(0, -".md".length))
    .sort()
    .map((text) => ({ text, link: `/reference/${text}` }));
}
