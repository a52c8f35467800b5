import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { scope } from "../scripts/scope.mjs";
import { root, workspacePackages } from "./support/repository.js";

const exec = promisify(execFile);

/** A copy of what git knows of this tree, in a repository of its own. */
async function copyOfTree(): Promise<string> {
  const copy = await mkdtemp(join(await realpath(tmpdir()), "schwab-kit-scope-"));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  const { stdout } = await exec("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  });
  for (const file of stdout.split("\0").filter((one) => one !== "")) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await cp(join(root, file), join(copy, file));
  }
  await exec("git", ["init", "--quiet"], { cwd: copy });
  return copy;
}

/** What an install would give the packages of the copy: everything of this workspace's, and ours from the copy. */
async function linkInto(copy: string, scope: string): Promise<void> {
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  const packages = await workspacePackages();
  for (const { folder } of packages) {
    const modules = join(copy, folder, "node_modules");
    await mkdir(join(modules, scope), { recursive: true });
    for (const name of await readdir(join(root, folder, "node_modules")).catch(() => [])) {
      if (name.startsWith(".") || name === "@schwab-kit") continue;
      await symlink(await realpath(join(root, folder, "node_modules", name)), join(modules, name));
    }
    for (const one of packages) {
      const [, name] = one.name.split("/");
      if (name !== undefined) await symlink(join(copy, one.folder), join(modules, scope, name));
    }
  }
}

test("the packages have the scope that scripts/scope.mjs names", async () => {
  const scopes = (await workspacePackages()).map(({ name }) => name.split("/").slice(0, -1));
  expect(
    new Set(scopes.flat()),
    "The packages have another scope than scripts/scope.mjs names. `node scripts/rename-scope.mjs` makes them follow.",
  ).toEqual(new Set([scope]));
});

test("the packages can have another scope: one constant, one command, and what is built has it", async () => {
  const copy = await copyOfTree();
  const constant = join(copy, "scripts/scope.mjs");
  const wanted = (await readFile(constant, "utf8")).replace(`scope = "${scope}"`, 'scope = "@another"');
  await writeFile(constant, wanted);
  const { stdout } = await exec(process.execPath, ["scripts/rename-scope.mjs"], { cwd: copy });
  expect(stdout).toContain("@another");
  const old = ["grep", "--untracked", "-l", ["@schwab", "kit"].join("-")];
  expect(await exec("git", old, { cwd: copy }).catch(({ stdout }) => stdout)).toBe("");

  await linkInto(copy, "@another");
  const bin = (name: string) => join(root, "node_modules/.bin", name);
  for (const name of ["core", "storage-node-fs"]) {
    const folder = join(copy, "packages", name);
    await exec(bin("tsup"), [], { cwd: folder });
    await exec(bin("tsc"), ["-p", "tsconfig.build.json"], { cwd: folder });
  }
  const uses =
    'const { tokenFile } = await import("@another/storage-node-fs"); console.log(tokenFile("/t").description);';
  const { stdout: printed } = await exec(process.execPath, ["--input-type=module", "-e", uses], {
    cwd: join(copy, "packages/schwab-kit"),
  });
  expect(printed).toContain("/t");
}, 120_000);
