import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StorageConflictError } from "@schwab-kit/core";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { inProcess, modeOf, newer, record, temporaryDirectory, withMode } from "./support.js";

it("saves over the expected revision only, and leaves all else as it was", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const storage = tokenFile(path);
  await expect(storage.save(record, { expected: "stale" })).rejects.toThrow(StorageConflictError);
  expect(readdirSync(directory)).toEqual([]);
  const revision = await storage.save(record, { expected: undefined });
  for (const expected of [undefined, "stale"]) {
    await expect(storage.save(newer, { expected })).rejects.toThrow(StorageConflictError);
  }
  expect(readFileSync(path, "utf8")).toBe(JSON.stringify(record));
  expect(await storage.save(newer, { expected: revision })).not.toBe(revision);
  expect(readdirSync(directory)).toEqual(["token.json"]);
});

it("notices a change that comes while the new file is being written", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const storage = tokenFile(path);
  const revision = await storage.save(record, { expected: undefined });
  // The first comparison happens within the call; the foreign writer comes after it.
  const saving = storage.save(newer, { expected: revision });
  writeFileSync(path, '{"written": "by another program"}');
  await expect(saving).rejects.toThrow(StorageConflictError);
  expect(readFileSync(path, "utf8")).toBe('{"written": "by another program"}');
  expect(readdirSync(directory)).toEqual(["token.json"]);
});

it("lets exactly one of two win, fifty times", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const handles = [tokenFile(path), tokenFile(path)];
  let expected: string | undefined;
  for (let round = 0; round < 50; round++) {
    const values = handles.map((_, index) => ({ round, winner: index }));
    const results = await Promise.allSettled(
      handles.map((handle, index) => handle.save(values[index] ?? {}, { expected })),
    );
    const winner = results.findIndex(({ status }) => status === "fulfilled");
    const losers = results.filter((result) => result.status === "rejected");
    expect(losers.map(({ reason }) => reason.code)).toEqual(["storage-conflict"]);
    const stored = await tokenFile(path).load();
    expect(stored?.value).toEqual(values[winner]);
    expected = stored?.revision;
  }
  expect(readdirSync(directory)).toEqual(["token.json"]);
});

it("clears the expected revision only", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const storage = tokenFile(path);
  const revision = await storage.save(record, { expected: undefined });
  expect(await storage.clear({ expected: "stale" })).toBe(false);
  expect((await storage.load())?.value).toEqual(record);
  expect(await storage.clear({ expected: revision })).toBe(true);
  expect(await storage.clear({ expected: revision })).toBe(false);
  expect(await storage.load()).toBeUndefined();
  expect(readdirSync(directory)).toEqual([]);
});

it("says beforehand what saving would say: a directory that takes no files", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "closed", "token.json");
  mkdirSync(join(directory, "closed"));
  const revision = await tokenFile(path).save(record, { expected: undefined });
  withMode(join(directory, "closed"), 0o555);
  withMode(path, 0o644);
  const result = await inProcess(
    path,
    `
    // fs-extra is loaded while this process may still read everything.
    await tokenFile(${JSON.stringify(join(directory, "open", "token.json"))}).assertWritable();
    dropRoot();
    const storage = tokenFile(path);
    const below = tokenFile(path.replace("token.json", "missing/token.json"));
    return [
      await told(storage.assertWritable()),
      await told(storage.save({}, { expected: "${revision}" })),
      await told(storage.clear({ expected: "${revision}" })),
      await told(below.assertWritable()),
      await told(below.save({}, {})),
    ];
    `,
  );
  const at = (place: string) => ({
    code: "storage-unwritable",
    message: expect.stringContaining(`can't be changed. At ${place}: permission denied (EACCES).`),
  });
  const closed = at(join(directory, "closed"));
  const missing = at(join(directory, "closed", "missing"));
  expect(result).toEqual([closed, closed, closed, missing, missing]);
  expect(readFileSync(path, "utf8")).toBe(JSON.stringify(record));
});

it("leaves nothing behind when asked whether it could save, except the directories", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "new", "token.json");
  await tokenFile(path).assertWritable?.();
  expect(modeOf(join(directory, "new"))).toBe(0o700);
  expect(readdirSync(join(directory, "new"))).toEqual([]);
  const revision = await tokenFile(path).save(record, { expected: undefined });
  await tokenFile(path).assertWritable?.();
  expect((await tokenFile(path).load())?.revision).toBe(revision);
  expect(readdirSync(join(directory, "new"))).toEqual(["token.json"]);
});
