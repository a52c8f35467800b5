import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { ConfigError } from "@schwab-kit/core";
import { expect, it } from "vitest";
import { defaultTokenPath, tokenFile } from "../src/index.js";
import { inProcess, modeOf, newer, record, temporaryDirectory } from "./support.js";

it("keeps a record as plain JSON, with members it does not know, byte for byte", async () => {
  const path = join(temporaryDirectory(), "token.json");
  const storage = tokenFile(path);
  const revision = await storage.save(record, { expected: undefined });
  const bytes = readFileSync(path);
  expect(bytes.toString()).toBe(JSON.stringify(record));
  const stored = await storage.load();
  expect(stored).toEqual({ value: record, revision });
  const again = await storage.save(stored?.value as typeof record, { expected: revision });
  expect(again).toBe(revision);
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

it("reads what schwab-py wrote, spaces and escapes included, and notices what it writes later", async () => {
  const path = join(temporaryDirectory(), "token.json");
  writeFileSync(
    path,
    '{"creation_timestamp": 1790000000, "token": {"scope": "Z\\u00fcrich", "expires_in": 1800}}',
  );
  const storage = tokenFile(path);
  const stored = await storage.load();
  expect(stored?.value).toEqual({
    creation_timestamp: 1_790_000_000,
    token: { scope: "Zürich", expires_in: 1800 },
  });
  writeFileSync(path, JSON.stringify(record));
  expect((await storage.load())?.revision).not.toBe(stored?.revision);
});

it("gives any JSON it finds: what a record is, the caller decides", async () => {
  const path = join(temporaryDirectory(), "token.json");
  for (const text of ["[]", "null", "3", '"text"', "{}"]) {
    writeFileSync(path, text);
    expect((await tokenFile(path).load())?.value).toEqual(JSON.parse(text));
  }
});

it("touches nothing before it is used, and a look changes nothing", async () => {
  const directory = temporaryDirectory();
  const storage = tokenFile(join(directory, "not", "there", "token.json"));
  expect(await storage.load()).toBeUndefined();
  expect(await storage.clear({ expected: "any" })).toBe(false);
  expect(readdirSync(directory)).toEqual([]);
});

it("makes files 0600 and missing directories 0700 whatever the umask, and leaves existing directories", async () => {
  const directory = temporaryDirectory();
  for (const umask of [0o000, 0o377]) {
    const top = join(directory, `umask-${umask}`);
    mkdirSync(top);
    const path = join(top, "a", "b", "token.json");
    await inProcess(path, `process.umask(0); await tokenFile(path).assertWritable();`);
    await inProcess(
      path,
      `process.umask(${umask}); await tokenFile(path).save(${JSON.stringify(record)}, {});`,
    );
    expect([top, join(top, "a"), join(top, "a", "b"), path].map(modeOf)).toEqual([
      0o755, 0o700, 0o700, 0o600,
    ]);
  }
});

it("makes a file private that another program left open to all", async () => {
  const path = join(temporaryDirectory(), "token.json");
  writeFileSync(path, JSON.stringify(record), { mode: 0o644 });
  const storage = tokenFile(path);
  const revision = (await storage.load())?.revision;
  expect(modeOf(path)).toBe(0o644);
  await storage.save(newer, { expected: revision });
  expect(modeOf(path)).toBe(0o600);
});

it("says what it is and can", () => {
  const path = join(temporaryDirectory(), "token.json");
  const storage = tokenFile(relative(process.cwd(), path));
  expect(storage.description).toBe(`token file ${path}`);
  expect(storage.capabilities).toEqual({
    durable: true,
    sharedBetween: "processes",
    lockedBetween: "processes",
    encrypted: false,
  });
  expect(defaultTokenPath()).toBe(join(homedir(), ".schwab", "token.json"));
  expect(existsSync(path)).toBe(false);
});

it("refuses what can't be a path", () => {
  for (const path of ["", "a\0b", undefined as never]) {
    expect(() => tokenFile(path)).toThrow(ConfigError);
    expect(() => tokenFile(path)).toThrow(expect.objectContaining({ code: "config-invalid" }));
  }
});

it("runs critical sections one after the other", async () => {
  const storage = tokenFile(join(temporaryDirectory(), "token.json"));
  const seen: string[] = [];
  const section = (name: string) =>
    storage.withLock(
      async (lock) => {
        seen.push(`${name} in`);
        await lock.assertHeld();
        await storage.load();
        seen.push(`${name} out`);
      },
      { waitMs: 10_000, holdMs: 10_000 },
    );
  await Promise.all([section("a"), section("b")]);
  expect(seen).toEqual(["a in", "a out", "b in", "b out"]);
});

it("leaves no file open and keeps no process alive, after failures too", async () => {
  const path = join(temporaryDirectory(), "token.json");
  const result = await inProcess(
    path,
    `
    const lowestFree = () => { const fd = fs.openSync(process.execPath); fs.closeSync(fd); return fd; };
    const storage = tokenFile(path);
    const before = lowestFree();
    const revision = await storage.save({ a: 1 }, {});
    await storage.load();
    await storage.assertWritable();
    const codes = [
      await told(storage.save({ a: 2 }, {})),
      await told(tokenFile("/dev/null").load()),
      await told(tokenFile("/dev").save({}, {})),
      await told(tokenFile(path + "/below").load()),
    ].map(({ code }) => code);
    await storage.clear({ expected: revision });
    await storage.close();
    return { leaked: lowestFree() - before, absent: (await storage.load()) === undefined, codes };
    `,
  );
  expect(result).toEqual({
    leaked: 0,
    absent: true,
    codes: ["storage-conflict", "storage-not-a-file", "storage-not-a-file", "storage-unreadable"],
  });
});

it("loads no fs-extra to read or to replace a file, only to make a directory", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  writeFileSync(path, JSON.stringify(record));
  const result = await inProcess(
    path,
    `
    const { createRequire } = await import("node:module");
    const { cache } = createRequire(path);
    const loaded = () => ({
      modules: ["fs-extra", "graceful-fs"].filter((name) => Object.keys(cache).some((at) => at.includes("/" + name + "/"))),
      fsChanged: Object.hasOwn(process.getBuiltinModule("fs"), Symbol.for("graceful-fs.queue")),
    });
    const storage = tokenFile(path);
    const { value, revision } = await storage.load();
    const afterLoad = loaded();
    await storage.save(value, { expected: revision });
    const afterSave = loaded();
    await tokenFile(path + ".d/token.json").save(value, {});
    return { afterLoad, afterSave, control: loaded() };
    `,
  );
  const nothing = { modules: [], fsChanged: false };
  const both = { modules: ["fs-extra", "graceful-fs"], fsChanged: true };
  expect(result).toEqual({ afterLoad: nothing, afterSave: nothing, control: both });
});
