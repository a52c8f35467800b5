import { SchwabKitError } from "@schwab-kit/core";
import type { Notice } from "./notice.js";
import { type Posted, postNotice } from "./post-notice.js";
import type { Printer } from "./printer.js";
import { type CommandToRun, runCommand } from "./run-command.js";

/** Where notices go. */
export interface Addressees {
  readonly run: CommandToRun | undefined;
  readonly post: URL | undefined;
}

/**
 * Tells everybody of a notice, one after the other; one that can't be told keeps it from nobody.
 * @returns whether all were told
 */
export async function tell(
  notice: Notice,
  { run, post }: Addressees,
  printer: Printer,
  signal: AbortSignal,
): Promise<boolean> {
  const { state, ...facts } = notice;
  printer.print({ event: state, ...facts }, notice.message);
  const told: boolean[] = [];
  if (run !== undefined) told.push(await telling(() => runIt(run, notice, printer, signal), printer));
  if (post !== undefined && !signal.aborted) {
    told.push(await telling(() => postIt(post, notice, printer, signal), printer));
  }
  return told.every(Boolean);
}

async function telling(act: () => Promise<boolean>, printer: Printer): Promise<boolean> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof SchwabKitError) printer.printError(error);
    else if ((error as Error).name !== "AbortError") throw error;
    return false;
  }
}

async function runIt(
  run: CommandToRun,
  notice: Notice,
  printer: Printer,
  signal: AbortSignal,
): Promise<boolean> {
  const exitCode = await runCommand(run, notice, signal);
  printer.print(
    { event: "command-ended", exitCode },
    `The command ended with exit code ${exitCode ?? "none: it was ended"}.`,
  );
  return exitCode === 0;
}

async function postIt(url: URL, notice: Notice, printer: Printer, signal: AbortSignal): Promise<boolean> {
  const posted = await postNotice(url, notice, signal);
  const { ok, ...facts } = posted;
  printer.print({ event: ok ? "posted" : "post-failed", ...facts }, inWords(url, posted));
  return ok;
}

function inWords({ origin }: URL, { ok, status, attempts }: Posted): string {
  const answer = status === null ? "got no answer" : `was answered with HTTP ${status}`;
  return `The post to ${origin} ${answer}${ok ? "" : `, after ${attempts} tries`}.`;
}
