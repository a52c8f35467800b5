import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StorageError } from "@schwab-kit/core";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { modeOf, record, temporaryDirectory } from "./support.js";

async function saveOver(path: string, bytes: string): Promise<unknown> {
  writeFileSync(path, bytes);
  const storage = tokenFile(path);
  const error: unknown = await storage.load().catch((thrown) => thrown);
  if (!(error instanceof StorageError)) throw new Error("The broken file was taken for a whole one.");
  return await storage.save(record, { expected: error.revision });
}

it("keeps the last broken file aside, private, when an explicit login replaces it", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  for (const broken of ['{"token": "first', '{"token": "second', ""]) {
    await saveOver(path, broken);
    expect((await tokenFile(path).load())?.value).toEqual(record);
    expect(readFileSync(`${path}.corrupt`, "utf8")).toBe(broken);
    expect(modeOf(`${path}.corrupt`)).toBe(0o600);
    expect(readdirSync(directory)).toEqual(["token.json", "token.json.corrupt"]);
  }
});

it("keeps nothing aside when a whole file is replaced, or a broken one is not", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const revision = await tokenFile(path).save(record, { expected: undefined });
  await tokenFile(path).save(record, { expected: revision });
  writeFileSync(path, "{broken");
  await expect(tokenFile(path).save(record, { expected: revision })).rejects.toMatchObject({
    code: "storage-conflict",
  });
  expect(readFileSync(path, "utf8")).toBe("{broken");
  expect(readdirSync(directory)).toEqual(["token.json"]);
});

it("replaces a link planted at the place of the broken file, and does not follow it", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  const victim = join(directory, "victim");
  writeFileSync(victim, "untouched");
  symlinkSync(victim, `${path}.corrupt`);
  await saveOver(path, "{broken");
  expect(readFileSync(victim, "utf8")).toBe("untouched");
  expect(lstatSync(`${path}.corrupt`).isFile()).toBe(true);
  expect(readFileSync(`${path}.corrupt`, "utf8")).toBe("{broken");
});

it("does not replace a broken file that can't be kept aside", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  mkdirSync(`${path}.corrupt`);
  await expect(saveOver(path, "{broken")).rejects.toMatchObject({
    code: "storage-unwritable",
    message: expect.stringContaining(`At ${path}.corrupt: a directory is in its place (EISDIR).`),
  });
  expect(readFileSync(path, "utf8")).toBe("{broken");
  expect(readdirSync(directory)).toEqual(["token.json", "token.json.corrupt"]);
});

it("can be cleared", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  writeFileSync(path, "{broken");
  const error: unknown = await tokenFile(path)
    .load()
    .catch((thrown) => thrown);
  expect(await tokenFile(path).clear({ expected: (error as StorageError).revision ?? "" })).toBe(true);
  expect(readdirSync(directory)).toEqual([]);
});
