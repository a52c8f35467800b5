import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./support/repository.js";

const exec = promisify(execFile);

// A short form of `npm run stress:stream`, which fails for itself when one of its conditions isn't met.
test("a stream comes back whole from 50 losses of its connection at random moments", async () => {
  const temporary = await mkdtemp(join(tmpdir(), "schwab-kit-stream-test-"));
  onTestFinished(() => rm(temporary, { recursive: true, force: true }));
  const { stdout } = await exec(process.execPath, ["stress/stream.mjs", "--disconnects", "50"], {
    cwd: root,
    env: { PATH: process.env["PATH"], TMPDIR: temporary },
    timeout: 60_000,
  }).catch((failed) => failed);
  expect(stdout).toMatch(/^disconnects +[5-9]\d/m);
  expect(stdout).toMatch(/^incomplete returns +0$/m);
  expect(stdout).toMatch(/^lost candles +0$/m);
  expect(stdout).toMatch(/^repeated candles +0$/m);
  expect(stdout).toMatch(/^lost messages +0$/m);
  expect(stdout).toMatch(/^repeated messages +0$/m);
  expect(stdout).toMatch(/^passed$/m);
  expect(await readdir(temporary)).toEqual([]);
});
