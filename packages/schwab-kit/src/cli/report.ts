import { SchwabKitError } from "@schwab-kit/core";

/** Prints one JSON value on a line of standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints a line for people on standard output. */
export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints an error on standard error: as a sentence, or as one line of JSON. */
export function printError(error: unknown, { json }: { readonly json: boolean }): void {
  process.stderr.write(`${json ? JSON.stringify({ error: asJson(error) }) : asSentence(error)}\n`);
}

function asJson(error: unknown): unknown {
  if (error instanceof SchwabKitError) return error;
  return { name: "Error", message: asSentence(error) };
}

function asSentence(error: unknown): string {
  if (error instanceof SchwabKitError) return `${error.message} [${error.code}]`;
  // Not one of ours: a bug. Its stack helps to report it, and our own secrets never stand in a message.
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
