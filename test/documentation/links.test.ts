import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { filesBelow, root, workspacePackages } from "../support/repository.js";

const exec = promisify(execFile);

test("the site is built, and its links and anchors lead somewhere", { timeout: 240_000 }, async () => {
  // Cached where nothing has changed.
  await exec(process.execPath, [join(root, "scripts/workspace.mjs"), "run", "site"]);
  const { stdout } = await exec(process.execPath, [join(root, "docs/check-links.mjs")]);
  console.log(stdout.trim());
  expect(stdout).toMatch(/^\d{4,} internal links and anchors of \d+ pages checked, 0 problems$/m);
  expect(stdout).toMatch(/^\d+ external links:$/m);
});

test("links between the repository's own texts lead to a file and a heading", async () => {
  const folders = (await workspacePackages()).map(({ folder }) => folder);
  const texts = (await Promise.all([...folders, "bench"].map((folder) => filesBelow(folder, "README.md"))))
    .flat()
    .filter((path) => !path.includes("node_modules"));
  const lost: string[] = [];
  let checked = 0;
  for (const path of ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...texts]) {
    const text = await readFile(join(root, path), "utf8");
    for (const [, link = ""] of text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      checked += 1;
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) lost.push(`${path}: ${link}`);
      // GitHub's name for the text that a folder's page shows.
      else if (anchor === "readme") continue;
      else if (anchor !== undefined && !(await anchorsOf(target)).includes(anchor))
        lost.push(`${path}: ${link}`);
    }
  }
  console.log(`${checked} links between the repository's own texts checked`);
  expect(lost).toEqual([]);
});

/** The headings of a text, or of a folder's README, as GitHub names them. */
async function anchorsOf(target: string): Promise<string[]> {
  const file = target.endsWith(".md") ? target : join(target, "README.md");
  const text = await readFile(join(root, file), "utf8");
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
}
