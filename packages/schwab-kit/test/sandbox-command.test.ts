import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run, start } from "./support/run.js";

test("schwab sandbox serves the market that its flags choose, from their time and as fast", async () => {
  const flags = ["--seed", "mine", "--market-time", "2026-11-27T12:55:00-05:00", "--speed", "0"];
  const serving = start("schwab", ["sandbox", "--json", ...flags], { env: {} });
  await expect.poll(() => serving.printed(), { timeout: 10_000 }).toContain("\n");
  const { url } = JSON.parse(serving.printed());
  const clock = await fetch(`${url}/sandbox/market/clock`);
  expect(await clock.json()).toEqual({ time: Date.parse("2026-11-27T12:55:00-05:00") });
  serving.child.kill("SIGTERM");
  expect((await serving.ended).code).toBe(0);
});

test("schwab sandbox --market-time open begins at a noon of New York", async () => {
  const serving = start("schwab", ["sandbox", "--json", "--market-time", "open", "--speed", "0"], {
    env: {},
  });
  await expect.poll(() => serving.printed(), { timeout: 10_000 }).toContain("\n");
  const clock = await fetch(`${JSON.parse(serving.printed()).url}/sandbox/market/clock`);
  const { time } = (await clock.json()) as { time: number };
  const shown = new Intl.DateTimeFormat("en-US", { timeZone: "America/New_York", timeStyle: "medium" });
  expect(shown.format(time)).toBe("12:00:00 PM");
  serving.child.kill("SIGTERM");
  expect((await serving.ended).code).toBe(0);
});

test("schwab sandbox goes on from its state file, which it writes when it ends", async () => {
  const folder = await mkdtemp(join(tmpdir(), "schwab-sandbox-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const stateFile = join(folder, "state.json");
  for (const flags of [
    ["--market-time", "2026-11-27T12:55:00-05:00", "--speed", "0"],
    ["--speed", "0"],
  ]) {
    const serving = start("schwab", ["sandbox", "--json", "--state-file", stateFile, ...flags], { env: {} });
    await expect.poll(() => serving.printed(), { timeout: 10_000 }).toContain("\n");
    const { url } = JSON.parse(serving.printed());
    const clock = await fetch(`${url}/sandbox/market/clock`);
    expect(await clock.json()).toEqual({ time: Date.parse("2026-11-27T12:55:00-05:00") });
    serving.child.kill("SIGTERM");
    expect((await serving.ended).code).toBe(0);
  }
  await writeFile(stateFile, "{");
  const refused = await run("schwab", ["sandbox", "--state-file", stateFile], { env: {} });
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("It is not JSON")]);
});

test.each([
  ["--speed", "fast"],
  ["--speed", "-1"],
  ["--market-time", "soon"],
  ["--market-time", "1999-12-31"],
])("schwab sandbox refuses %s %s", async (flag, value) => {
  const refused = await run("schwab", ["sandbox", flag, value], { env: {} });
  expect(refused.code).toBe(2);
  expect(refused.stderr).not.toBe("");
});
