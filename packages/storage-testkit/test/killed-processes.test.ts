import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TokenStorage } from "@schwab-kit/core";
import { expect, test } from "vitest";
import type { StorageBacking } from "../src/index.js";
import { spawnWorker } from "../src/node/index.js";
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

test.concurrent.each([
  ["none", []],
  ["the dead keep their lock", ["the lock of a process that was killed while holding it goes to the next"]],
  ["writes in place", ["a process that is killed while saving leaves the old value or the new one, whole"]],
  [
    "leaves what the killed wrote",
    ["what a process that was killed while saving left behind is gone after the next save"],
  ],
])("a file of which is true: %s", async (flaw, breaks) => {
  const { broken, messages } = await judge("a flawed file", () => backing(flaw));
  console.log(`${flaw} breaks: ${broken.join(" | ")}\n${messages.join("\n")}`);
  expect(broken).toEqual(breaks);
});
