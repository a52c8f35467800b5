import { type Command, Option } from "commander";
import { SECRET_FLAG_WARNING, type SettingFlags } from "./settings.js";

/** What every command of ours is given. */
export interface CommandFlags extends SettingFlags {
  readonly json?: boolean;
}

export const exitCodeHelp = `
Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 a login is needed, 4 try again later,
5 an order may have been placed or not: look before you send it again, 6 doctor found a problem.`;

/** Adds a command that talks to Schwab, with the flags that all of these have. */
export function addTo(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("--token-file <path>", "where the login is kept (SCHWAB_TOKEN_FILE, ~/.schwab/token.json)")
    .option("--app-key <key>", "your app's key (SCHWAB_APP_KEY)")
    .addOption(
      new Option(
        "--app-secret <secret>",
        "your app's secret; better SCHWAB_APP_SECRET, or leave it out to be asked",
      ),
    )
    .option("--base-url <url>", "another server than Schwab, such as a sandbox (SCHWAB_BASE_URL)")
    .option("--json", "print JSON")
    .addHelpText("after", exitCodeHelp)
    .hook("preAction", (command) => {
      if (command.opts<CommandFlags>().appSecret !== undefined) process.stderr.write(SECRET_FLAG_WARNING);
    });
}

export function callbackUrlOption(): Option {
  return new Option("--callback-url <url>", "exactly as registered with Schwab (SCHWAB_CALLBACK_URL)");
}
