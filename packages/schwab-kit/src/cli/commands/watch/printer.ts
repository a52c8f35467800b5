import { printError, printJson, printLine } from "../../report.js";

/** Prints what happens, as it happens: a line of JSON, or one for people with its time. */
export interface Printer {
  print(event: { readonly event: string; readonly [member: string]: unknown }, line: string): void;
  printError(error: unknown): void;
}

export function printerFor({ json = false }: { readonly json?: boolean | undefined }): Printer {
  return {
    print(event, line) {
      if (json) printJson({ at: new Date().toISOString(), ...event });
      else printLine(`${new Date().toLocaleString()}  ${line}`);
    },
    printError: (error) => printError(error, { json }),
  };
}
