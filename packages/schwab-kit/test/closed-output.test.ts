import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loggedIn, stopped } from "./support/logged-in.js";
import { folder, run, start } from "./support/run.js";

test("output that is read no further ends a command in peace", async () => {
  const { env } = await loggedIn(stopped);
  // More than a pipe holds.
  const history = start("schwab", ["history", "AAPL"], { env });
  history.child.stdout?.once("data", () => history.child.stdout?.destroy());
  const { code, stdout, stderr } = await history.ended;
  expect(stdout).toMatch(/^datetime,/);
  expect(stdout.split("\n").length).toBeLessThan(5000);
  expect(stderr).not.toMatch(/EPIPE|could not/);
  expect(code).toBe(0);
});

test("output that can't be written makes a command fail, in a sentence", async () => {
  const { env } = await loggedIn(stopped);
  const path = join(await folder(), "candles.csv");
  await writeFile(path, "");
  const readOnly = await open(path, "r");
  onTestFinished(() => readOnly.close());
  const { code, stderr } = await run("schwab", ["history", "KO", "--from", "2026-11-20"], {
    env,
    stdout: readOnly.fd,
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The output could not be written: EBADF/m);
  expect(stderr).not.toContain("    at ");
});
