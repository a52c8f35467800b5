import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inProcess, newer, record, temporaryDirectory } from "./support.js";

// What Linux can't produce is made in a child whose functions of `fs` are replaced before anything else runs.

const replacing = (body: string) => `
  import * as fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const refuse = (code) => { throw Object.assign(new Error(code), { code, syscall: "made up" }); };
  ${body}
  syncBuiltinESMExports();
`;

const noHardLinks = replacing(`
  fs.default.link = fs.default.linkSync = () => refuse("EPERM");
  fs.default.promises.link = async () => refuse("EPERM");
`);

/** Windows while a virus scanner has the file open: it refuses the first times. */
const refusing = (times: number) =>
  replacing(`
  for (const name of ["renameSync", "rmSync", "rmdirSync", "unlinkSync"]) {
    const act = fs.default[name];
    let left = ${times};
    fs.default[name] = (...args) => (left-- > 0 ? refuse("EPERM") : act(...args));
  }
`);

/** Windows' rename of a directory: never over another, not even an empty one, and with another code. */
const windowsRename = replacing(`
  const rename = fs.default.renameSync;
  fs.default.renameSync = (from, to) =>
    fs.existsSync(to) && fs.statSync(to).isDirectory() ? refuse("EPERM") : rename(from, to);
`);

const journey = `
  const storage = tokenFile(path);
  const other = tokenFile(path);
  const revision = await storage.save(${JSON.stringify(record)}, { expected: undefined });
  const conflict = await told(storage.save(${JSON.stringify(newer)}, { expected: undefined }));
  const log = [];
  const section = (handle, name) => handle.withLock(async (lock) => {
    log.push(name);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await lock.assertHeld();
    log.push(name);
  }, { waitMs: 20_000, holdMs: 5_000 });
  await Promise.all([section(storage, "a"), section(other, "b"), section(storage, "c"), section(other, "d")]);
  const excluded = log.length === 8 && log.every((name, n) => n % 2 === 0 || log[n - 1] === name);
  const next = await other.save(${JSON.stringify(newer)}, { expected: revision });
  const { value } = await storage.load();
  const cleared = await storage.clear({ expected: next });
  return { conflict: conflict.code, excluded, value, cleared, left: fs.readdirSync(path.slice(0, -11)) };
`;

it.each([
  ["without hard links", noHardLinks],
  ["where renaming and removing are refused a few times", refusing(3)],
  ["with Windows' rename of directories", windowsRename],
])("stores, compares, locks and removes %s", async (_, preload) => {
  const path = join(temporaryDirectory(), "token.json");
  expect(await inProcess(path, journey, { preload })).toEqual({
    conflict: "storage-conflict",
    excluded: true,
    value: newer,
    cleared: true,
    left: [],
  });
});

it("says so when a refusal lasts, and leaves nothing behind", async () => {
  const directory = temporaryDirectory();
  const preload = replacing(`fs.default.renameSync = () => refuse("EPERM");`);
  const path = join(directory, "token.json");
  const result = await inProcess(path, `return await told(tokenFile(path).save({ n: 1 }, {}));`, { preload });
  expect(result).toMatchObject({
    code: "storage-unwritable",
    message: expect.stringContaining("the system does not permit it (EPERM)"),
  });
  expect(readdirSync(directory)).toEqual([]);
});
