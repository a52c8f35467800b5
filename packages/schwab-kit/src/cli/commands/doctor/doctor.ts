import type { CommandFlags } from "../../add-command.js";
import { exitCodes } from "../../exit-codes.js";
import { withProgress } from "../../progress.js";
import { printJson, printLine } from "../../report.js";
import { checks } from "./checks.js";
import { examine, type NamedFinding } from "./examine.js";
import { readSetup, type SetupFlags } from "./setup.js";

/** Looks at everything that a login and a call need, and says what is wrong and what to do. */
export async function doctor(flags: CommandFlags & SetupFlags): Promise<void> {
  const setup = readSetup(flags, process.env);
  const findings = await withProgress(
    "Looking at the settings, the login and the server",
    examine(checks, setup),
  );
  if (flags.json) printJson(findings);
  else print(findings);
  if (findings.some(({ result }) => result === "problem")) process.exitCode = exitCodes.problemFound;
}

function print(findings: readonly NamedFinding[]): void {
  for (const { check, result, code, found, remedy } of findings) {
    printLine(`${result.padEnd(8)} ${check.padEnd(16)} ${found}${code === undefined ? "" : ` [${code}]`}`);
    if (remedy !== undefined) printLine(`${"".padEnd(25)} ${remedy}`);
  }
  const count = (wanted: string) => findings.filter(({ result }) => result === wanted).length;
  printLine("");
  printLine(`Problems: ${count("problem")}. Warnings: ${count("warning")}. Not known: ${count("unknown")}.`);
}
