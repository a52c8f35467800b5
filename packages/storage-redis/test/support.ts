import { spawn } from "node:child_process";
import type { TokenStorage } from "@schwab-kit/core";
import { onTestFinished } from "vitest";
import type { RedisServer } from "../../../test/support/redis-server.js";
import { openRedisStorage } from "../src/index.js";

export const record = {
  creation_timestamp: 1_790_000_000,
  token: {
    access_token: "access-SECRET-1",
    refresh_token: "refresh-SECRET-1",
    note: 'Zürich \ufffd \ud83d\udd11 " \u0000',
  },
};
export const newer = { ...record, token: { ...record.token, access_token: "access-SECRET-2" } };

export const tokenKey = "schwab-kit:{main}:token";
export const lockKey = "schwab-kit:{main}:lock";
export const corruptKey = "schwab-kit:{main}:corrupt";

/** The login `main` in this Redis, closed when the test ends. */
export async function open(redis: Pick<RedisServer, "url">): Promise<Required<TokenStorage>> {
  const storage = await openRedisStorage({ url: redis.url, login: "main" });
  onTestFinished(() => storage.close());
  return storage as Required<TokenStorage>;
}

/** What a promise rejects with. */
export async function failureOf(
  work: Promise<unknown>,
): Promise<Error & { code?: string; revision?: string }> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof Error) return failure;
  throw new Error("It was expected to fail.");
}

/** Waits until something is so; the test's own time limit ends a wait in vain. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

export interface Child {
  /** What it printed, once it has ended by itself with exit code 0. */
  readonly output: Promise<string>;
  /** Resolves when it has printed this. */
  printed(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/**
 * Runs an async function's body on the built packages in a process of its own. It finds there `openRedisStorage`,
 * `TokenManager`, and what is given, as `given`. A process that hangs is ended and fails.
 */
export function inChild(given: unknown, body: string): Child {
  const source = `
    import { TokenManager } from ${JSON.stringify(new URL("../../core/dist/index.js", import.meta.url).href)};
    import { openRedisStorage } from ${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)};
    const given = ${JSON.stringify(given)};
    ${body}
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
    killSignal: "SIGKILL",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const output = new Promise<string>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(out);
      else reject(new Error(`The child process ended with ${code ?? signal}: ${err}`));
    });
  });
  output.catch(() => {});
  return {
    output,
    printed: (text) => until(() => out.includes(text)),
    signal: (name) => void child.kill(name),
  };
}
