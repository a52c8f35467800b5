import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { filesBelow, root } from "../support/repository.js";
import { pages } from "./pages.js";

const exec = promisify(execFile);

test("every example compiles, runs, and writes what its page shows", { timeout: 180_000 }, async () => {
  const { stdout } = await exec(process.execPath, [join(root, "docs/run-examples/main.mjs")]);
  console.log(stdout.trim());
  expect(stdout).toMatch(/^[1-9]\d* examples compiled and run, 0 problems$/m);
});

test("every example and every output is shown on a page, and nothing else is", async () => {
  const shown = (await pages()).flatMap(({ text }) =>
    [...text.matchAll(/^<<< @\/(\S+)$/gm)].map(([, path]) => `docs/${path}`),
  );
  expect(shown.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const all = await Promise.all(
    [".ts", ".sh", ".js", ".txt"].map((ending) => filesBelow("docs/examples", ending)),
  );
  expect(all.flat().filter((path) => !shown.includes(path))).toEqual([]);
});

test("what stands in a box and is no example is a command without output", async () => {
  const boxes = (await pages()).flatMap(({ path, text }) =>
    [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, code = ""]) => ({
      path,
      language,
      lines: code.trim().split("\n"),
    })),
  );
  const typed = boxes.filter(
    ({ language, lines }) => language !== "sh" || !lines.every((line) => /^(npm|npx|export) /.test(line)),
  );
  expect(typed).toEqual([]);
});
