import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { inspect } from "node:util";
import { StorageError } from "@schwab-kit/core";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { inProcess, record, temporaryDirectory, withMode } from "./support.js";

const whole = Buffer.from(JSON.stringify(record));

it("tells a file without permission from an absent one", async () => {
  const directory = temporaryDirectory();
  const path = join(directory, "token.json");
  writeFileSync(path, whole);
  withMode(path, 0o000);
  const closed = join(directory, "closed");
  mkdirSync(closed);
  withMode(closed, 0o000);
  const result = await inProcess(
    path,
    `
    dropRoot();
    const below = tokenFile(${JSON.stringify(join(closed, "token.json"))});
    return [
      await told(tokenFile(path).load()),
      await told(below.load()),
      await told(tokenFile(path).save({}, {})),
      await told(tokenFile(path).assertWritable()),
      await told(below.clear({ expected: "any" })),
      await told(tokenFile(path + ".absent").load()),
    ];
    `,
  );
  const unreadable = {
    code: "storage-unreadable",
    message: expect.stringMatching(
      /^The token file \S+token\.json can't be read: permission denied \(EACCES\)\. /,
    ),
  };
  const unwritable = {
    code: "storage-unwritable",
    message: expect.stringMatching(
      /^The token file \S+token\.json can't be changed\. At \S+: permission denied \(EACCES\)\. /,
    ),
  };
  expect(result).toEqual([unreadable, unreadable, unwritable, unwritable, unwritable, {}]);
});

it("tells a directory, a pipe, a socket and a device from a file, and never waits for them", async () => {
  const directory = temporaryDirectory();
  const pipe = join(directory, "pipe");
  expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
  const socket = join(directory, "socket");
  const server = createServer().listen(socket);
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    for (const path of [directory, pipe, socket, "/dev/null"]) {
      const result = await inProcess(
        path,
        `
        const storage = tokenFile(path);
        return [
          await told(storage.load()),
          await told(storage.save({}, {})),
          await told(storage.clear({ expected: "any" })),
          await told(storage.assertWritable()),
        ];
        `,
      );
      const what = path === directory ? "a directory" : "a pipe, socket or device";
      const told = {
        code: "storage-not-a-file",
        message: expect.stringContaining(`token file ${path} is ${what}, not a regular file.`),
      };
      expect(result).toEqual([told, told, told, told]);
    }
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

it("waits for a program that is writing in place", async () => {
  const path = join(temporaryDirectory(), "token.json");
  for (const begun of [0, 1, whole.length - 1]) {
    writeFileSync(path, whole.subarray(0, begun));
    // The first look happens within the call, and finds what is there now.
    const loading = tokenFile(path).load();
    writeFileSync(path, whole);
    expect((await loading)?.value).toEqual(record);
  }
});

it("stops waiting when the caller does", async () => {
  const path = join(temporaryDirectory(), "token.json");
  writeFileSync(path, whole.subarray(0, 50));
  const reason = new Error("the caller gave up");
  const controller = new AbortController();
  const loading = tokenFile(path).load({ signal: controller.signal });
  controller.abort(reason);
  await expect(loading).rejects.toBe(reason);
  await expect(tokenFile(path).load({ signal: controller.signal })).rejects.toBe(reason);
});

it("never gives a wrong value for a record cut off anywhere, nor shows what it held", async () => {
  const directory = temporaryDirectory();
  const cuts = Array.from({ length: whole.length }, (_, length) => length);
  const errors = await Promise.all(
    cuts.map(async (length) => {
      const path = join(directory, `${length}.json`);
      writeFileSync(path, whole.subarray(0, length));
      const error: unknown = await tokenFile(path)
        .load()
        .catch((thrown) => thrown);
      expect(readFileSync(path).equals(whole.subarray(0, length))).toBe(true);
      return error;
    }),
  );
  for (const error of errors) {
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({ code: "storage-corrupt", action: "login", revision: expect.any(String) });
    expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toMatch(/SECRET/);
  }
  expect(new Set(errors.map((error) => (error as StorageError).revision)).size).toBe(cuts.length);
  expect((errors[0] as StorageError).message).toContain("is empty");
});

it("takes bytes that are not UTF-8 for damage, not for another token", async () => {
  const path = join(temporaryDirectory(), "token.json");
  const damaged = Buffer.from(whole);
  damaged[damaged.indexOf("SECRET")] = 0xff;
  writeFileSync(path, damaged);
  await expect(tokenFile(path).load()).rejects.toMatchObject({ code: "storage-corrupt" });
});

it("neither reads nor ever replaces a file too large to be a token file", async () => {
  const path = join(temporaryDirectory(), "film.mkv");
  writeFileSync(path, "");
  // Sparse: reading it all would exhaust the memory.
  truncateSync(path, 2 ** 40);
  const storage = tokenFile(path);
  const error: unknown = await storage.load().catch((thrown) => thrown);
  expect(error).toMatchObject({ code: "storage-corrupt", action: "fix-config", revision: undefined });
  await expect(storage.save(record, { expected: undefined })).rejects.toMatchObject({
    code: "storage-corrupt",
  });
  await expect(storage.assertWritable?.()).rejects.toMatchObject({ code: "storage-corrupt" });
});

it("says that links lead in a circle, or that a part of the path is a file", async () => {
  const directory = temporaryDirectory();
  const circle = join(directory, "circle");
  symlinkSync("circle", circle);
  const file = join(directory, "file");
  writeFileSync(file, "{}");
  for (const [path, code] of [
    [circle, "ELOOP"],
    [join(file, "token.json"), "ENOTDIR"],
  ] as const) {
    await expect(tokenFile(path).load()).rejects.toMatchObject({
      code: "storage-unreadable",
      message: expect.stringContaining(`(${code})`),
    });
    await expect(tokenFile(path).save(record, { expected: undefined })).rejects.toMatchObject({
      code: "storage-unwritable",
      message: expect.stringContaining(`(${code})`),
    });
  }
});
