import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root } from "../support/repository.js";

const exec = promisify(execFile);

test("the site is built, and its links and anchors lead somewhere", { timeout: 240_000 }, async () => {
  // Cached where nothing has changed.
  await exec(process.execPath, [join(root, "scripts/workspace.mjs"), "run", "site"]);
  const { stdout } = await exec(process.execPath, [join(root, "docs/check-links.mjs")]);
  console.log(stdout.trim());
  expect(stdout).toMatch(/^\d{4,} internal links and anchors of \d+ pages checked, 0 problems$/m);
  expect(stdout).toMatch(/^\d+ external links:$/m);
});
