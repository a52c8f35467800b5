import { expect, test } from "vitest";
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
