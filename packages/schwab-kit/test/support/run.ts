import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A folder that goes with the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "schwab-kit-test-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Finished>;
  /** What has been printed so far, both streams. */
  printed(): string;
}

/** Starts a built command, with this environment alone, a HOME of its own, and no terminal; `stdout` is a descriptor. */
export function start(
  command: "schwab" | "schwab-generate-token",
  args: readonly string[],
  {
    env = {},
    input,
    stdout: output = "pipe",
  }: {
    readonly env?: Record<string, string>;
    readonly input?: string;
    readonly stdout?: number | "pipe";
  } = {},
): Running {
  const bin = fileURLToPath(new URL(`../../dist/bin/${command}.js`, import.meta.url));
  const child = spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", ...env },
    stdio: [input === undefined ? "ignore" : "pipe", output, "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  if (input !== undefined) child.stdin?.end(input);
  const ended = new Promise<Finished>((resolve) => {
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended, printed: () => stdout + stderr };
}

export async function run(...args: Parameters<typeof start>): Promise<Finished> {
  return await start(...args).ended;
}
