import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, workspacePackages } from "./support/repository.js";

test("every changeset names packages of ours and says something", async () => {
  const names = (await workspacePackages()).map(({ name }) => name);
  const files = (await readdir(join(root, ".changeset"))).filter((file) => file.endsWith(".md"));
  for (const file of files) {
    const text = await readFile(join(root, ".changeset", file), "utf8");
    const [, head = "", body = ""] =
      /^---\n((?:"[^"]+": (?:major|minor|patch)\n)+)---\n\n(\S.*)$/s.exec(text) ?? [];
    expect(body, file).not.toBe("");
    for (const [, name] of head.matchAll(/^"([^"]+)"/gm)) expect(names, file).toContain(name);
  }
});
