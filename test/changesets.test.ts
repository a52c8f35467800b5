import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { root, workspacePackages } from "./support/repository.js";

async function changesets(): Promise<(readonly [file: string, text: string])[]> {
  const folder = join(root, ".changeset");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md"));
  return await Promise.all(
    files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const),
  );
}

async function git(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", args, { cwd: root });
  return stdout.trim();
}

test("every changeset names packages of ours and says something", async () => {
  const names = (await workspacePackages()).map(({ name }) => name);
  for (const [file, text] of await changesets()) {
    const [, head = "", body = ""] =
      /^---\n((?:"[^"]+": (?:major|minor|patch)\n)+)---\n\n(\S.*)$/s.exec(text) ?? [];
    expect(body, file).not.toBe("");
    for (const [, name] of head.matchAll(/^"([^"]+)"/gm)) expect(names, file).toContain(name);
  }
});

test("every published package that has changed since its last version is named by a changeset", async () => {
  const texts = (await changesets()).map(([, text]) => text);
  for (const { name, folder, manifest } of await workspacePackages()) {
    if (manifest.private === true || texts.some((text) => text.includes(`"${name}":`))) continue;
    // What computes a version writes the changelog.
    const released = await git("log", "-1", "--format=%H", "--", `${folder}/CHANGELOG.md`);
    expect(released, `${name} was never released, and no changeset names it`).not.toBe("");
    const changed = await git(
      "diff",
      "--name-only",
      released,
      "--",
      `${folder}/src`,
      `${folder}/package.json`,
    );
    expect(changed, `${name} has changed, and no changeset names it`).toBe("");
  }
});
