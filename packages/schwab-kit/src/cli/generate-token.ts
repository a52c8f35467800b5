import { Secret } from "@schwab-kit/core";
import { Command, CommanderError } from "commander";
import { askForCredentials } from "./ask.js";
import { surviveClosedOutput } from "./closed-output.js";
import { exitCodeOf, exitCodes } from "./exit-codes.js";
import { interruptible } from "./interruptible.js";
import { printError, printLine } from "./report.js";
import { SECRET_FLAG_WARNING } from "./settings.js";
import { usageErrors } from "./usage-errors.js";

interface GenerateTokenFlags {
  readonly token_file: string;
  readonly api_key: string;
  readonly app_secret?: string;
  readonly callback_url?: string;
  readonly redirect_uri?: string;
  readonly browser?: string;
}

/** schwab-py's `schwab-generate-token.py`, with its flags: logs in and writes the token file. Gives the exit code. */
export async function runGenerateToken(argv: readonly string[]): Promise<number> {
  surviveClosedOutput();
  const command = new Command("schwab-generate-token")
    .description("Log in to Schwab and write the token file that schwab-kit and schwab-py read.")
    .requiredOption("--token_file <path>", "where to write the token; overwritten")
    .requiredOption("--api_key <key>", "your app's key")
    .option("--app_secret <secret>", "your app's secret; leave it out to be asked (or set SCHWAB_APP_SECRET)")
    .option("--callback_url <url>", "exactly as registered with Schwab")
    .option("--redirect_uri <url>", "older name of --callback_url")
    .option("--browser <name>", "chrome, firefox, edge, brave, safari, or an executable")
    .addHelpText("after", "\nEach flag may be written with dashes, too: --token-file.")
    .exitOverride()
    .configureOutput(usageErrors)
    .action(generateToken);
  try {
    await command.parseAsync(argv.map(underscored), { from: "user" });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.misused;
    printError(error, { json: false });
    return exitCodeOf(error);
  }
}

/** `--token-file=x` as `--token_file=x`. */
function underscored(argument: string): string {
  if (!argument.startsWith("--")) return argument;
  const [name = "", ...value] = argument.slice(2).split("=");
  return [`--${name.replaceAll("-", "_")}`, ...value].join("=");
}

async function generateToken(flags: GenerateTokenFlags): Promise<void> {
  const callbackUrl = flags.callback_url ?? flags.redirect_uri;
  if (callbackUrl === undefined) {
    process.stderr.write("error: required option '--callback_url <url>' not specified\n");
    throw new CommanderError(2, "schwab.callback_url", "callback_url");
  }
  if (flags.app_secret !== undefined) process.stderr.write(SECRET_FLAG_WARNING);
  const baseUrl = process.env["SCHWAB_BASE_URL"] || undefined;
  const secret = flags.app_secret ?? process.env["SCHWAB_APP_SECRET"];
  const { appKey, appSecret } = await askForCredentials({
    appKey: flags.api_key,
    appSecret: secret ? new Secret(secret) : undefined,
  });
  const { clientFromLoginFlow } = await import("../client-from-login-flow.js");
  const client = await interruptible((signal) =>
    clientFromLoginFlow({
      apiKey: appKey,
      appSecret,
      callbackUrl,
      baseUrl,
      tokenPath: flags.token_file,
      requestedBrowser: flags.browser,
      signal,
    }),
  );
  await client.close();
  printLine(`The token is in ${flags.token_file}.`);
}
