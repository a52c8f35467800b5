import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { exitCodeOf, exitCodes } from "./exit-codes.js";
import { printError } from "./report.js";
import { SECRET_FLAG_WARNING, type SettingFlags } from "./settings.js";
import { usageErrors } from "./usage-errors.js";

/** What every command of ours is given. */
export interface CommandFlags extends SettingFlags {
  readonly json?: boolean;
}

const exitCodeHelp = `
Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 a login is needed, 4 try again later.`;

/** Runs one command line and gives the exit code. Each command's code is loaded when it is called. */
export async function runSchwab(argv: readonly string[]): Promise<number> {
  const program = new Command("schwab")
    .description("Log in to the Schwab Trader API, keep the login, and ask it things.")
    .addHelpText("after", exitCodeHelp)
    .exitOverride()
    .configureOutput(usageErrors)
    .showHelpAfterError("(schwab --help lists the commands)");

  addTo(
    program,
    "login",
    "Log in through the browser, or by pasting the callback address; replaces the stored login.",
  )
    .addOption(callbackUrl())
    .option("--manual", "only by pasting: no local server, no browser")
    .option("--browser <name>", "chrome, firefox, edge, brave, safari, or an executable")
    .option("--no-browser", "print the address and open nothing")
    .option("--cert-file <path>", "your own certificate for 127.0.0.1, PEM, in place of the one made here")
    .option("--key-file <path>", "its private key, PEM")
    .option("--timeout <seconds>", "how long to wait for the person; 0 for no limit", seconds, 300)
    .action(async (flags) => (await import("./commands/login.js")).login(flags));

  addTo(
    program,
    "status",
    "Show how long the access token and the login behind it last, and what to do.",
  ).action(async (flags) => (await import("./commands/status.js")).status(flags));

  addTo(program, "logout", "Remove the stored login from this machine.").action(async (flags) =>
    (await import("./commands/logout.js")).logout(flags),
  );

  addTo(program, "quote <symbols...>", "Print quotes: schwab quote AAPL $SPX /ESZ26").action(
    async (symbols, flags) => (await import("./commands/quote.js")).quote(symbols, flags),
  );

  addTo(program, "accounts", "Print the linked accounts and their balances.")
    .option("--positions", "with their positions")
    .action(async (flags) => (await import("./commands/accounts.js")).accounts(flags));

  program
    .command("sandbox")
    .description("Serve a Schwab to practise on, on this machine only, until interrupted.")
    .addOption(
      new Option("--port <port>", "port on 127.0.0.1, 0 for any free one").argParser(wholeNumber).default(0),
    )
    .option(
      "--callback-url <url>",
      "the app's registered callback URL; a free port of 127.0.0.1 unless given",
    )
    .option("--auto-approve", "answer the authorize page with the redirect at once")
    .option("--access-token-ttl <seconds>", "life of an access token (1800)", wholeNumber)
    .option("--refresh-token-ttl <seconds>", "life of a login (604800)", wholeNumber)
    .option(
      "--rotate-refresh-tokens [mode]",
      "strict (each usable once), grace (until the new one is used) or off",
    )
    .option("--seed <text>", "another seed makes another market")
    .option("--market-time <time>", "where the market's time begins: 2026-11-27T09:30:00-05:00", moment)
    .option("--speed <times>", "run the market's clock so many times as fast (1)", factor)
    .option("--json", "print one line of JSON when ready")
    .action(async (flags) => (await import("./commands/sandbox.js")).sandbox(flags));

  try {
    await program.parseAsync(argv, { from: "user" });
    return process.exitCode === undefined ? exitCodes.ok : Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.misused;
    printError(error, { json: argv.includes("--json") });
    return exitCodeOf(error);
  }
}

function addTo(program: Command, name: string, description: string): Command {
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

function callbackUrl(): Option {
  return new Option("--callback-url <url>", "exactly as registered with Schwab (SCHWAB_CALLBACK_URL)");
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is not a whole number.");
}

function seconds(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError("It is not a number of seconds.");
}

/** Epoch milliseconds. */
function moment(text: string): number {
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  throw new InvalidArgumentError("It is not a time, such as 2026-11-27T09:30:00-05:00.");
}

function factor(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is not a number.");
}
