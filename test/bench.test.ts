import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Results } from "../docs/benchmarks.data.js";
import { root, workspacePackages } from "./support/repository.js";

type Comparison = Results["benchmarks"][number]["comparisons"][number];

const exec = promisify(execFile);
let folder: string;
let printed: string;
let results: Results;

// Every benchmark in its tiny form: what it measures means nothing then, and is not looked at.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "schwab-kit-bench-test-"));
  printed = (await run("bench/run.mjs", "--tiny", "--write", join(folder, "results.json"))).stdout;
  results = await resultsIn(join(folder, "results.json"));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test("all benchmarks run, print what they write, and leave nothing behind", async () => {
  expect(results.benchmarks.map(({ name }) => name)).toEqual(await benchmarks());
  for (const { title, rows } of comparisonsOf(results)) {
    expect(printed).toContain(title);
    for (const { name } of rows) expect(printed).toContain(name);
  }
  expect(await readdir(folder)).toEqual(["results.json"]);
});

test("every row says what it is compared with, by which ratio, and to whom we lose", () => {
  for (const { title, isBetter, rows } of comparisonsOf(results)) {
    expect(rows.length, title).toBeGreaterThan(1);
    expect(new Set(rows.map(({ name }) => name)).size, title).toBe(rows.length);
    for (const { name, isOurs, figure, ratio, comparedWith, losesTo } of rows) {
      const base = rows.find((row) => row.name === comparedWith)?.figure ?? Number.NaN;
      expect(Math.abs(ratio - figure / base), name).toBeLessThan(0.006 + ratio / 500);
      const better = rows.filter((row) => (isBetter === "less" ? row.ratio < ratio : row.ratio > ratio));
      const others = better.filter((row) => !row.isOurs && row.comparedWith === comparedWith);
      expect(losesTo, name).toEqual(isOurs ? others.map((row) => row.name) : []);
    }
  }
});

test("the limits that were set are among the rows", () => {
  const limited = comparisonsOf(results).flatMap(({ rows }) =>
    rows.filter(({ limit }) => limit !== undefined),
  );
  const limits = Object.fromEntries(limited.map(({ name, limit }) => [name, limit]));
  expect(limits).toMatchObject({ "schwab-kit, ten lines": 1.5, TokenManager: 1 });
});

test("the results tell the versions", async () => {
  const ours = (await workspacePackages()).filter((one) => one.folder.startsWith("packages/"));
  expect(results.packages).toMatchObject(
    Object.fromEntries(ours.map(({ manifest }) => [manifest.name, manifest.version])),
  );
  for (const peer of ["@sudowealth/schwab-api", "schwab-client-js", "google-auth-library", "ky"]) {
    expect(results.packages[peer], peer).toMatch(/^\d+\.\d+\.\d+/);
  }
  expect(results.node).toBe(process.versions.node);
  expect(results.date).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("the results that are kept are of these benchmarks", async () => {
  const kept = await resultsIn(join(root, "bench/results.json"));
  expect(kept.benchmarks.map(({ name }) => name)).toEqual(await benchmarks());
});

test("a name that is no benchmark's is refused with those that are", async () => {
  await expect(run("bench/run.mjs", "nothing")).rejects.toMatchObject({
    code: 2,
    stderr: `Which benchmark? npm run bench -- ${(await benchmarks()).join(" | ")}\n`,
  });
});

function run(script: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const { PATH } = process.env;
  return exec(process.execPath, [script, ...args], { cwd: root, env: { PATH, TMPDIR: folder } });
}

async function resultsIn(file: string): Promise<Results> {
  return JSON.parse(await readFile(file, "utf8"));
}

async function benchmarks(): Promise<string[]> {
  const files = (await readdir(join(root, "bench"))).filter((file) => file.endsWith(".mjs"));
  return files
    .map((file) => file.slice(0, -".mjs".length))
    .filter((name) => name !== "run")
    .sort();
}

function comparisonsOf({ benchmarks }: Results): readonly Comparison[] {
  return benchmarks.flatMap(({ comparisons }) => comparisons);
}
