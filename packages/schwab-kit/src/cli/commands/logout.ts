import { TokenManager } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import type { CommandFlags } from "../add-command.js";
import { printJson, printLine } from "../report.js";
import { readSettings } from "../settings.js";

export async function logout(flags: CommandFlags): Promise<void> {
  const settings = readSettings(flags, process.env);
  const storage = tokenFile(settings.tokenFile);
  const result = await new TokenManager({ storage, baseUrl: settings.baseUrl }).logout();
  if (flags.json) printJson(result);
  else
    printLine(result.cleared ? result.advice : `Nobody was logged in: there is no ${storage.description}.`);
}
