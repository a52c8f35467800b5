// `node bench/scripts/results-page.mjs FILE` writes results, such as bench/results.json, as Markdown.
import { readFile } from "node:fs/promises";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { cellsOf } from "./comparison.mjs";

/** The results as Markdown, with headings from the second level on. */
export function resultsPage({ date, node, undici, cpus, load, packages, benchmarks }) {
  const versions = Object.entries({ Node: node, "its fetch (undici)": undici, ...packages });
  return [
    `Measured on ${date} on ${cpus} CPUs, when ${load} processes wanted one in the minute before. A ratio is what the ` +
      "row's figure is of the figure of the row that is named beside it; where we lose, it says to whom.",
    `Versions: ${versions.map(([name, version]) => `${name} ${version}`).join(", ")}.`,
    ...benchmarks.flatMap(({ name, comparisons }) => [
      `## npm run bench -- ${name}`,
      ...comparisons.flatMap((comparison) => [
        `### ${comparison.title}`,
        markdownTable(comparison),
        ...comparison.notes,
      ]),
    ]),
  ].join("\n\n");
}

function markdownTable(comparison) {
  const { head, rows } = cellsOf(comparison);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(["---", "---:", "---:", "---", "---:", "---"]), ...rows.map(line)].join("\n");
}

const [, script, file] = argv;
if (script === fileURLToPath(import.meta.url)) {
  console.log(resultsPage(JSON.parse(await readFile(file, "utf8"))));
}
