import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./support/repository.js";

const exec = promisify(execFile);

// A short form of `npm run stress`, which fails for itself when one of its conditions isn't met.
test.each(["strict", "grace"])(
  "eight processes share one login while they are killed at random moments: rotation %s",
  async (rotate) => {
    const temporary = await mkdtemp(join(tmpdir(), "schwab-kit-stress-test-"));
    onTestFinished(() => rm(temporary, { recursive: true, force: true }));
    const args = ["stress/run.mjs", "--seconds", "6", "--processes", "8", "--rotate", rotate];
    const { stdout } = await exec(process.execPath, args, {
      cwd: root,
      env: { PATH: process.env["PATH"], TMPDIR: temporary },
      timeout: 60_000,
    }).catch((failed) => failed);
    expect(stdout).toMatch(/^control +[1-9]/m);
    expect(stdout).toMatch(/^overlaps +0 /m);
    expect(stdout).toMatch(/^lockouts +0 /m);
    expect(stdout).toMatch(/^corrupt reads +0 /m);
    expect(stdout).toMatch(/^passed$/m);
    expect(await readdir(temporary)).toEqual([]);
  },
);
