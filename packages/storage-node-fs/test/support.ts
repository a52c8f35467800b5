import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** As schwab-py writes it, with members we don't know, at both levels. */
export const record = {
  creation_timestamp: 1_790_000_000,
  token: {
    expires_in: 1800,
    token_type: "Bearer",
    scope: "api",
    refresh_token: "refresh-SECRET-1",
    access_token: "access-SECRET-1",
    id_token: "id-SECRET-1",
    expires_at: 1_790_001_800,
    "x-unknown": [1, -0.5, 1e21, null, true, { deep: 'Zürich \u2028 \ud83d\udd11 \\ " \u0000' }],
  },
  "not ours": { "": [] },
};

export const newer = { ...record, token: { ...record.token, access_token: "access-SECRET-2" } };

/** An empty directory, gone when the test ends. */
export function temporaryDirectory(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "schwab-kit-token-file-")));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  chmodSync(path, 0o755);
  return path;
}

/** Sets a mode until the test ends. */
export function withMode(path: string, mode: number): void {
  const before = modeOf(path);
  chmodSync(path, mode);
  onTestFinished(() => chmodSync(path, before));
}

export function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

export const isRoot: boolean = process.getuid?.() === 0;

const distribution = new URL("../dist/index.js", import.meta.url).href;

/**
 * Runs the body of an async function on the built package in a process of its own and gives what it returns.
 * It finds there: `tokenFile`, `fs`, `path` (as given), `told(promise)` (an error's code and message), and
 * `dropRoot()`, because root may read and write everything. A process that hangs is ended and fails.
 * One that kills itself gives "killed".
 * `preload` is a module that runs before all else: to make a system that this one isn't.
 */
export async function inProcess(
  path: string,
  body: string,
  { launcher = [], preload = "" }: { readonly launcher?: readonly string[]; readonly preload?: string } = {},
): Promise<unknown> {
  const source = `
    import * as fs from "node:fs";
    import { tokenFile } from ${JSON.stringify(distribution)};
    const path = ${JSON.stringify(path)};
    const told = (promise) => promise.then((value) => ({ value }), ({ code, message }) => ({ code, message }));
    const dropRoot = () => {
      if (process.getuid() !== 0) return;
      process.setgroups([]);
      process.setgid(65534);
      process.setuid(65534);
    };
    const result = await (async () => { ${body} })();
    fs.writeSync(1, JSON.stringify(result ?? null));
  `;
  const [command = process.execPath, ...args] = [
    ...launcher,
    process.execPath,
    ...(preload === "" ? [] : ["--import", `data:text/javascript,${encodeURIComponent(preload)}`]),
    "--input-type=module",
    "-e",
    source,
  ];
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 20_000,
    killSignal: "SIGKILL",
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (...ended) => resolve(ended));
  });
  if (signal === "SIGKILL" && err === "") return "killed";
  if (code !== 0) throw new Error(`The child process ended with ${code ?? signal}: ${err}`);
  return JSON.parse(out);
}
