import { inWords, type TokenClock, TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import type { CommandFlags } from "../add-command.js";
import { exitCodes } from "../exit-codes.js";
import { printJson, printLine } from "../report.js";
import { readSettings } from "../settings.js";

export async function status(flags: CommandFlags): Promise<void> {
  const settings = readSettings(flags, process.env);
  const storage = tokenFile(settings.tokenFile);
  const manager = new TokenManager({ storage, baseUrl: settings.baseUrl });
  const found = await manager.status();
  if (flags.json) printJson(found);
  else {
    printLine(`Stored in     ${found.storage}`);
    printLine(`Access token  ${inClockWords(found.accessToken)}`);
    printLine(`Login         ${inClockWords(found.login)}`);
    printLine(found.advice);
  }
  if (found.state === "signed-out" || found.state === "login-expired")
    process.exitCode = exitCodes.loginNeeded;
}

function inClockWords(clock: TokenClock | undefined): string {
  if (clock === undefined) return "none";
  const end = new Date(clock.expiresAt * 1000).toLocaleString();
  return clock.remainingSeconds === 0
    ? `ended ${end}`
    : `${inWords(clock.remainingSeconds)} left, until ${end}`;
}
