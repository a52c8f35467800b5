import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TokenStorage } from "@schwab-kit/core";
import { expect, test } from "vitest";
import type { StorageBacking } from "../src/index.js";
import { spawnWorker } from "../src/node/index.js";
import { brokenFiles } from "./broken/files.js";
import { judge } from "./judge.js";

const { flawedFile }: { flawedFile: (path: string, flaw: string) => TokenStorage } = await import(
  new URL("./broken/flawed-file.mjs", import.meta.url).href
);
const worker = new URL("./broken/flawed-file-worker.mjs", import.meta.url);

function backing(flaw: string): StorageBacking {
  const directory = mkdtempSync(join(tmpdir(), "schwab-kit-flawed-"));
  const path = join(directory, "token.json");
  return {
    open: () => flawedFile(path, flaw),
    dispose: () => rmSync(directory, { recursive: true }),
    leftovers: () => readdirSync(directory).filter((name) => name !== "token.json"),
    spawn: (task) => spawnWorker(worker, task, [path, flaw]),
  };
}

test.concurrent.each(brokenFiles)(
  "of a file of which is true: $flaw, exactly one promise is broken",
  async (one) => {
    const { broken, messages } = await judge("a flawed file", () => backing(one.flaw));
    console.log(
      `A file of which is true: ${one.flaw}, breaks: ${broken.join(" | ")}\n${messages.join("\n")}`,
    );
    expect(broken).toEqual([one.breaks]);
  },
);

test("the same file without a flaw breaks none", async () => {
  const { broken, messages } = await judge("a sound file", () => backing("none"));
  expect(messages).toEqual([]);
  expect(broken).toEqual([]);
});
