import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { writePrivateFile } from "../src/private-file.js";
import { modeOf, newer, record, temporaryDirectory } from "./support.js";

const text = (value: unknown): string => JSON.stringify(value);

it("writes the file behind a link, beside that file, and the link stays", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "real"));
  const target = join(directory, "real", "secret.json");
  writeFileSync(target, text(record));
  const path = join(directory, "token.json");
  symlinkSync("real/secret.json", path);
  const storage = tokenFile(path);
  await storage.save(newer, { expected: (await storage.load())?.revision });
  expect(readlinkSync(path)).toBe("real/secret.json");
  expect(readFileSync(target, "utf8")).toBe(text(newer));
  expect(modeOf(target)).toBe(0o600);
  expect(readdirSync(directory)).toEqual(["real", "token.json"]);
  expect(readdirSync(join(directory, "real"))).toEqual(["secret.json"]);
});

it("makes the missing file that a chain of links names, directories included", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "links"));
  // Reached through a linked directory, whose links are relative to where it really is.
  symlinkSync("links", join(directory, "alias"));
  symlinkSync("second", join(directory, "links", "first"));
  symlinkSync("../vault/deep/token.json", join(directory, "links", "second"));
  const storage = tokenFile(join(directory, "alias", "first"));
  expect(await storage.load()).toBeUndefined();
  await storage.assertWritable?.();
  const revision = await storage.save(record, { expected: undefined });
  const target = join(directory, "vault", "deep", "token.json");
  expect(readFileSync(target, "utf8")).toBe(text(record));
  expect(modeOf(join(directory, "vault"))).toBe(0o700);
  expect(await storage.clear({ expected: revision })).toBe(true);
  expect(existsSync(target)).toBe(false);
  expect(lstatSync(join(directory, "links", "first")).isSymbolicLink()).toBe(true);
  await storage.save(newer, { expected: undefined });
  expect(readFileSync(target, "utf8")).toBe(text(newer));
});

it("gives up on a link that leads back to itself through a missing directory", async () => {
  const path = join(temporaryDirectory(), "token.json");
  symlinkSync("missing/../token.json", path);
  await expect(tokenFile(path).save(record, { expected: undefined })).rejects.toMatchObject({
    code: "storage-unwritable",
    message: expect.stringContaining("(ELOOP)"),
  });
});

it("follows no link planted under a temporary name, and does not remove it", async () => {
  const directory = temporaryDirectory();
  const victim = join(directory, "victim");
  writeFileSync(victim, "untouched");
  const planted = join(directory, "planted");
  symlinkSync(victim, planted);
  const dangling = join(directory, "dangling");
  symlinkSync(join(directory, "absent"), dangling);
  for (const path of [planted, dangling]) {
    await expect(writePrivateFile(path, Buffer.from("x"))).rejects.toMatchObject({ code: "EEXIST" });
  }
  expect(readFileSync(victim, "utf8")).toBe("untouched");
  expect(readdirSync(directory)).toEqual(["dangling", "planted", "victim"]);
});
