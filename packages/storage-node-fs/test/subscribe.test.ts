import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { tokenFile } from "../src/index.js";
import { inProcess, newer, record, temporaryDirectory } from "./support.js";

/** Revisions as they are told. */
function listen(path: string): { readonly told: (string | undefined)[]; readonly stop: () => void } {
  const told: (string | undefined)[] = [];
  const stop = tokenFile(path).subscribe?.((revision) => told.push(revision)) ?? (() => {});
  onTestFinished(stop);
  return { told, stop };
}

it("tells of another process's save and removal, by revision only, until told to stop", async () => {
  const path = join(temporaryDirectory(), "token.json");
  const { told, stop } = listen(path);
  const saved = await inProcess(path, `return await tokenFile(path).save(${JSON.stringify(record)}, {});`);
  await expect.poll(() => told).toEqual([saved]);
  await inProcess(path, `return await tokenFile(path).clear({ expected: "${saved}" });`);
  await expect.poll(() => told).toEqual([saved, undefined]);
  stop();
  const { told: others } = listen(path);
  await tokenFile(path).save(newer, { expected: undefined });
  await expect.poll(() => others).toHaveLength(1);
  expect(told).toHaveLength(2);
});

it("tells of a program that writes in place, and in the end of what it wrote", async () => {
  const path = join(temporaryDirectory(), "token.json");
  await tokenFile(path).save(record, { expected: undefined });
  const { told } = listen(path);
  await inProcess(path, `fs.writeFileSync(path, ${JSON.stringify(JSON.stringify(newer))});`);
  const { revision } = (await tokenFile(path).load()) ?? {};
  await expect.poll(() => told.at(-1)).toBe(revision);
});

it("finds a directory that is made later, and made anew", { timeout: 60_000 }, async () => {
  const directory = join(temporaryDirectory(), "later");
  const path = join(directory, "token.json");
  const { told } = listen(path);
  const first = await tokenFile(path).save(record, { expected: undefined });
  await expect.poll(() => told, { timeout: 20_000 }).toEqual([first]);
  rmSync(directory, { recursive: true });
  await expect.poll(() => told, { timeout: 20_000 }).toEqual([first, undefined]);
  mkdirSync(directory);
  writeFileSync(path, "{}");
  await expect.poll(() => told, { timeout: 20_000 }).toHaveLength(3);
});

it("tells nobody after the storage was closed", async () => {
  const path = join(temporaryDirectory(), "token.json");
  const storage = tokenFile(path);
  const told: unknown[] = [];
  storage.subscribe?.((revision) => told.push(revision));
  await storage.close();
  await storage.close();
  const { told: others } = listen(path);
  await tokenFile(path).save(record, { expected: undefined });
  await expect.poll(() => others).toHaveLength(1);
  expect(told).toEqual([]);
});

it("keeps no process alive", async () => {
  const path = join(temporaryDirectory(), "token.json");
  // Ends by itself: nothing closes the storage, and a process that hangs fails.
  expect(await inProcess(path, `tokenFile(path).subscribe(() => {}); return "done";`)).toBe("done");
});
