import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tokenFile } from "../src/index.js";
import { inProcess, isRoot, newer, record, temporaryDirectory } from "./support.js";

interface FullDisk {
  readonly name: string;
  readonly words: string;
  /** Starts a command for which the disk at that place is small. */
  launcher(directory: string): readonly string[];
}

const limitedFiles: FullDisk = {
  name: "a limit on the size of files",
  words: "a limit on the size of files is reached (EFBIG)",
  launcher: () => ["sh", "-c", 'ulimit -f 0; exec "$0" "$@"'],
};

/** A disk that only the one process sees, and that goes with it. */
const ownMounts = ["--mount", ...(isRoot ? [] : ["--map-root-user"]), "sh", "-c"];
const smallDisk: FullDisk = {
  name: "a full disk",
  words: "the disk is full (ENOSPC)",
  launcher: (directory) => [
    "unshare",
    ...ownMounts,
    `mount -t tmpfs -o size=64k tmpfs '${directory}' && exec "$0" "$@"`,
  ],
};
// Some containers and systems allow nobody to mount; the limit, which is always there, takes the same way out.
const canMount = spawnSync("unshare", [...ownMounts, "mount -t tmpfs tmpfs /mnt"]).status === 0;

it.each(canMount ? [limitedFiles, smallDisk] : [limitedFiles])(
  "keeps the old bytes and leaves no other file on $name",
  async ({ launcher, words }) => {
    const directory = temporaryDirectory();
    const path = join(directory, "token.json");
    await tokenFile(path).save(record, { expected: undefined });
    const result = await inProcess(
      path,
      `
      const storage = tokenFile(path);
      const revision = (await storage.load())?.revision ?? (await storage.save(${JSON.stringify(record)}, {}));
      const filler = fs.openSync(path + ".filler", "w");
      try {
        for (;;) fs.writeSync(filler, Buffer.alloc(4096));
      } catch {}
      const save = await told(storage.save(${JSON.stringify(newer)}, { expected: revision }));
      const ask = await told(storage.assertWritable());
      const { value } = await storage.load();
      const files = fs.readdirSync(${JSON.stringify(directory)});
      fs.truncateSync(path, fs.statSync(path).size - 1);
      const broken = await storage.load().catch(({ revision }) => revision);
      const saveOverBroken = await told(storage.save(${JSON.stringify(newer)}, { expected: broken }));
      return { save, ask, value, files, saveOverBroken, filesAfter: fs.readdirSync(${JSON.stringify(directory)}) };
      `,
      { launcher: launcher(directory) },
    );
    const told = {
      code: "storage-unwritable",
      message: expect.stringContaining(`token file ${path} can't be changed. At ${directory}: ${words}.`),
    };
    const files = ["token.json", "token.json.filler"];
    expect(result).toEqual({
      save: told,
      ask: told,
      value: record,
      files,
      saveOverBroken: told,
      filesAfter: files,
    });
  },
);
