import { Command, CommanderError, Option } from "commander";
import { addTo, callbackUrlOption, exitCodeHelp } from "./add-command.js";
import { addCareCommands } from "./care-commands.js";
import { surviveClosedOutput } from "./closed-output.js";
import { exitCodeOf, exitCodes } from "./exit-codes.js";
import { factor, seconds, startTime, wholeNumber } from "./flag-values.js";
import { addMarketDataCommands } from "./market-data-commands.js";
import { addOrderCommands } from "./order-commands.js";
import { printError } from "./report.js";
import { addStreamCommands } from "./stream-commands.js";
import { addTraderCommands } from "./trader-commands.js";
import { usageErrors } from "./usage-errors.js";

/** Runs one command line and gives the exit code. Each command's code is loaded when it is called. */
export async function runSchwab(argv: readonly string[]): Promise<number> {
  surviveClosedOutput();
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
    .addOption(callbackUrlOption())
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

  addCareCommands(program);
  addMarketDataCommands(program);
  addTraderCommands(program);
  addOrderCommands(program);
  addStreamCommands(program);

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
    .option(
      "--market-time <time>",
      "where the market's time begins: 2026-11-27T09:30:00-05:00, or open: noon of the latest trading day that is over",
      (text) => (text === "open" ? text : startTime(text)),
    )
    .option("--speed <times>", "run the market's clock so many times as fast (1)", factor)
    .option("--state-file <path>", "go on from the accounts and orders in this file, and save them there")
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
