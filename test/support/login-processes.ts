import { type ChildProcess, spawn } from "node:child_process";
import { hash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Sandbox, type SandboxOptions, startSandbox } from "@schwab-kit/sandbox";
import { logInto } from "./log-in.js";

/** What a process answers: an API call's status with the token it got, or the error it got instead. */
export interface Answer {
  readonly status?: number;
  readonly code?: string;
  readonly retryable?: boolean;
  readonly cleared?: boolean;
  /** Every refresh that was answered to this process: when it was sent, by the machine's clock, and the token's digest. */
  readonly mints: readonly { readonly at: number; readonly token: string }[];
}

export interface LoginProcess {
  readonly child: ChildProcess;
  /** Gives the answer to `get`, `renew`, `logout` or `pause <step>`; the answers come in order. */
  say(command: string): Promise<Answer>;
}

export interface SharedLogin {
  readonly sandbox: Sandbox;
  readonly path: string;
  /** Starts a process that shares the login, as built; or another program of this folder, which is told the same. */
  start(options?: { readonly refreshTimeoutMs?: number; readonly program?: string }): LoginProcess;
  /** The digest of the stored access token; `undefined` when nobody is logged in. */
  stored(): string | undefined;
}

/** A login at a sandbox, in a token file of its own; all of it ends with the test. */
export async function shareLogin(
  onTestFinished: (end: () => Promise<void>) => void,
  options: SandboxOptions = {},
): Promise<SharedLogin> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "schwab-kit-shared-login-")));
  const sandbox = await startSandbox({ autoApprove: true, ...options });
  const children: ChildProcess[] = [];
  onTestFinished(async () => {
    const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ended = running.map((child) => once(child, "close"));
    for (const child of running) child.kill("SIGKILL");
    await Promise.all(ended);
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, "token.json");
  await logInto(sandbox, path);
  const app = { baseUrl: sandbox.url, appKey: sandbox.appKey, appSecret: sandbox.appSecret };

  return {
    sandbox,
    path,
    start({ program = "login-process.mjs", ...more } = {}) {
      const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url))], {
        env: { PATH: process.env["PATH"], LOGIN_PROCESS: JSON.stringify({ path, ...app, ...more }) },
        stdio: ["pipe", "pipe", "inherit"],
      });
      children.push(child);
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      return {
        child,
        async say(command) {
          child.stdin.write(`${command}\n`);
          const { value, done } = await lines.next();
          if (done === true) throw new Error(`The process ended instead of answering "${command}".`);
          return JSON.parse(value);
        },
      };
    },
    stored() {
      try {
        return hash("sha256", JSON.parse(readFileSync(path, "utf8")).token.access_token, "hex");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}
