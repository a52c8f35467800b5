import type { Command } from "commander";
import { addTo } from "./add-command.js";
import { endTime, startTime } from "./flag-values.js";

/** Adds what asks about accounts. Each command's code is loaded when it is called. */
export function addTraderCommands(program: Command): void {
  addTo(program, "accounts", "Print the linked accounts and their balances.")
    .option("--positions", "with their positions")
    .action(async (flags) => (await import("./commands/accounts.js")).accounts(flags));

  addTo(
    program,
    "positions [account]",
    "Print what accounts hold: all, or one by its number, nickname or hash.",
  ).action(async (account, flags) => (await import("./commands/positions.js")).positions(account, flags));

  addTimeSpan(addTo(program, "orders", "Print orders, newest first."))
    .option("--status <status>", "only orders that stand so: WORKING, FILLED, CANCELED …")
    .action(async (flags) => (await import("./commands/orders.js")).orders(flags));

  addTimeSpan(addTo(program, "transactions", "Print transactions, newest first."))
    .option("--types <types>", "only these, with commas between: TRADE,DIVIDEND_OR_INTEREST …")
    .option("--symbol <symbol>", "only those in this symbol")
    .action(async (flags) => (await import("./commands/transactions.js")).transactions(flags));
}

function addTimeSpan(command: Command): Command {
  return command
    .option("--account <account>", "its number, nickname or hash; all accounts unless given")
    .option(
      "--from <time>",
      "a day of the market or a date and time; 60 days before --to unless given",
      startTime,
    )
    .option("--to <time>", "a day or a date and time; now unless given", endTime);
}
