import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { TokenStorage } from "@schwab-kit/core";
import initSqlJs, { type SqlValue } from "sql.js";
import { afterAll, describe, expect, test } from "vitest";
import { allPromises } from "../src/all-promises.js";
import { testTokenStorage } from "../src/index.js";
import { spawnWorker } from "../src/node/index.js";
import { startObjectStore } from "./object-store.js";
import { root, writeProgramsOfReadme } from "./readme-programs.js";

const exec = promisify(execFile);
const { folder, names, remove } = await writeProgramsOfReadme();
const store = await startObjectStore();
const sql = await initSqlJs();
afterAll(() => Promise.all([remove(), store.close()]));

const exampleUrl = (name: string): string => pathToFileURL(join(folder, name)).href;

type Query = (statement: string, values: SqlValue[]) => Promise<unknown[]>;
const { keyStorage }: { keyStorage: (store: Map<string, string>) => TokenStorage } = await import(
  exampleUrl("key-storage.js")
);
const { objectStorage }: { objectStorage: (url: string) => TokenStorage } = await import(
  exampleUrl("object-storage.js")
);
const { sqlStorage }: { sqlStorage: (query: Query) => TokenStorage } = await import(
  exampleUrl("sql-storage.js")
);

await testTokenStorage({
  name: "the README's key storage",
  test,
  describe,
  backing() {
    const texts = new Map<string, string>();
    return { open: () => keyStorage(texts), rawBytes: () => [...texts.values()].join() };
  },
});

await testTokenStorage({
  name: "the documentation's object storage",
  test,
  describe,
  backing() {
    const key = `/${randomUUID()}`;
    return {
      open: () => objectStorage(store.url + key),
      corrupt: () => void store.objects.set(key, (store.objects.get(key) ?? "").slice(0, 20)),
      rawBytes: () => store.objects.get(key) ?? "",
      leftovers: () => [...store.objects.keys()].filter((other) => other.startsWith(key) && other !== key),
      spawn: (task) =>
        spawnWorker(new URL("./object-storage-worker.mjs", import.meta.url), task, [
          exampleUrl("object-storage.js"),
          store.url + key,
        ]),
      dispose: () => store.objects.delete(key),
    };
  },
});

await testTokenStorage({
  name: "the documentation's SQL storage",
  test,
  describe,
  backing() {
    const database = new sql.Database();
    database.run("CREATE TABLE token (name TEXT PRIMARY KEY, rev TEXT NOT NULL, value TEXT NOT NULL)");
    const query: Query = async (text, values) => {
      const statement = database.prepare(text, values);
      const rows: unknown[] = [];
      while (statement.step()) rows.push(statement.getAsObject());
      statement.free();
      return rows;
    };
    return {
      open: () => sqlStorage(query),
      corrupt: () => void database.run("UPDATE token SET value = substr(value, 1, 20)"),
      rawBytes: () => JSON.stringify(database.exec("SELECT * FROM token")),
      leftovers: () => database.exec("SELECT name FROM token WHERE name <> 'schwab'").map(String),
      dispose: () => database.close(),
    };
  },
});

test("the README's test for node:test runs as it stands", async () => {
  const args = ["--test", join(folder, "key-storage.test.js")];
  const { stdout } = await exec(process.execPath, args, { env: { PATH: process.env["PATH"] } });
  expect(stdout).toMatch(/^# fail 0$/m);
  expect(Number(/^# pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(25);
});

test("the documentation's test for vitest runs as it stands", async () => {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const { stdout } = await exec(
    process.execPath,
    [vitest, "run", "--root", folder, "object-storage.test.js"],
    {
      env: { PATH: process.env["PATH"], OBJECT_STORE: store.url, NO_COLOR: "1" },
    },
  );
  expect(stdout).toMatch(/^ +Tests +\d+ passed \(\d+\)$/m);
});

test("the documentation has these programs, and lists every promise and no other", async () => {
  expect([...names].sort()).toEqual([
    "key-storage.js",
    "key-storage.test.js",
    "object-storage.js",
    "object-storage.test.js",
    "sql-storage.js",
  ]);
  const text = await readFile(join(root, "docs/storage-promises.md"), "utf8");
  const listed = [...text.matchAll(/^- (.+)$/gm)].map(([, name]) => name?.replaceAll("`", ""));
  expect(listed.sort()).toEqual(allPromises.map(({ name }) => name).sort());
});
