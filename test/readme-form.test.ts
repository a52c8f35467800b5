import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, workspacePackages } from "./support/repository.js";

const packages = (await workspacePackages()).filter(({ folder }) => folder.startsWith("packages/"));

test.each(packages)(
  "$name's README: a sentence, an example, guarantees, failures",
  async ({ name, folder }) => {
    const text = await readFile(join(root, folder, "README.md"), "utf8");
    const [title, sentence = "", example = ""] = text.split(/\n\n(?=\S)/);
    expect(title).toBe(`# ${name}`);
    // One sentence: it ends with the only full stop that a blank or the end follows.
    expect(sentence.match(/[.!?](?=\s|$)/g)).toHaveLength(1);
    expect(sentence).toMatch(/\.$/);
    expect(example).toMatch(/^```[jt]s\n/);
    for (const [, code = ""] of text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)) {
      expect(code.trim().split("\n").length, code).toBeLessThanOrEqual(15);
    }
    expect(text).toMatch(/^## Guarantees$/m);
    expect(text).toMatch(/^## Failures$/m);
    expect(text).toMatch(/^## (Runtime dependencies|Dependencies)$/m);
  },
);
