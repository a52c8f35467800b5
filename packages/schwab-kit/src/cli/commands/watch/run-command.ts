import { type ChildProcess, spawn } from "node:child_process";
import { ConfigError } from "@schwab-kit/core";
import type { Notice } from "./notice.js";

/** What `--run` and its companions say. */
export interface CommandToRun {
  readonly program: string;
  readonly args: readonly string[];
  /** The program is a line for the system's shell. */
  readonly shell: boolean;
}

/** A command that still runs then is ended, milliseconds. */
const LIMIT_MS = 600_000;
/** What it has for ending by itself once it was told to, milliseconds. */
const GRACE_MS = 5_000;

/**
 * Runs the command with the notice in its environment, and what it prints on our standard error.
 * @param signal ends it
 * @returns its exit code; null when it was ended by a signal
 * @throws ConfigError `config-invalid` when it can't be started; the reason of a signal that had aborted before
 */
export async function runCommand(
  command: CommandToRun,
  notice: Notice,
  signal: AbortSignal,
): Promise<number | null> {
  signal.throwIfAborted();
  const child = begin(command, notice);
  let killing: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    child.kill("SIGTERM");
    killing ??= setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  };
  const limit = setTimeout(end, LIMIT_MS);
  signal.addEventListener("abort", end, { once: true });
  try {
    return await new Promise<number | null>((resolve, reject) => {
      child.once("error", (error: NodeJS.ErrnoException) => reject(notStarted(error)));
      child.once("exit", resolve);
    });
  } finally {
    signal.removeEventListener("abort", end);
    clearTimeout(limit);
    clearTimeout(killing);
  }
}

function begin({ program, args, shell }: CommandToRun, notice: Notice): ChildProcess {
  try {
    return spawn(program, args, {
      shell,
      stdio: ["ignore", process.stderr, process.stderr],
      env: { ...process.env, ...variablesOf(notice) },
    });
  } catch (error) {
    // Some refusals of the system are an event, others are thrown: a path through a file, one too long.
    throw notStarted(error as NodeJS.ErrnoException);
  }
}

function variablesOf({ state, loginExpiresAt, remainingSeconds, message }: Notice): Record<string, string> {
  return {
    SCHWAB_LOGIN_STATE: state,
    SCHWAB_LOGIN_EXPIRES_AT: loginExpiresAt === null ? "" : String(loginExpiresAt),
    SCHWAB_LOGIN_REMAINING_SECONDS: String(remainingSeconds),
    SCHWAB_LOGIN_MESSAGE: message,
  };
}

function notStarted({ code }: NodeJS.ErrnoException): ConfigError {
  return new ConfigError(
    "config-invalid",
    `The command of --run can't be started (${code}). Give the path of a program; its arguments go behind --, or ` +
      "--shell makes it a line for the shell.",
  );
}
