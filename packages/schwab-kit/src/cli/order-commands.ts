import type { Command } from "commander";
import { addTo } from "./add-command.js";
import { seconds, wholeNumber } from "./flag-values.js";

/** Adds what makes and changes orders. Each command's code is loaded when it is called. */
export function addOrderCommands(program: Command): void {
  const order = program
    .command("order")
    .description("Preview, place, replace, cancel and look at an order. Nothing is placed without --yes.");

  addReview(
    addTo(order, "preview [symbol]", "Show an order, what is wrong with it, and what it would do."),
  ).action(async (symbol, flags) => (await import("./commands/order/preview.js")).preview(symbol, flags));

  addPlacing(
    addTo(order, "place [symbol]", "Place an order: schwab order place --buy 10 AAPL --limit 181.15"),
  ).action(async (symbol, flags) => (await import("./commands/order/place.js")).place(symbol, flags));

  addPlacing(
    addTo(order, "replace <order> [symbol]", "Cancel an order, and place another in its stead."),
  ).action(async (replaces, symbol, flags) =>
    (await import("./commands/order/place.js")).place(symbol, flags, replaces),
  );

  addWait(addAccount(addTo(order, "cancel <order>", "Cancel an order.")))
    .option("--yes", "cancel it; without this it is only shown")
    .action(async (id, flags) => (await import("./commands/order/cancel.js")).cancel(id, flags));

  addAccount(addTo(order, "status <order>", "Print how an order stands.")).action(async (id, flags) =>
    (await import("./commands/order/status.js")).status(id, flags),
  );

  addAccount(
    addTo(order, "code <order>", "Print the TypeScript that makes an order anew; with --json, the order."),
  ).action(async (id, flags) => (await import("./commands/order/code.js")).code(id, flags));
}

function addAccount(command: Command): Command {
  return command.option(
    "--account <account>",
    "its number, nickname or hash; needed where several are linked",
  );
}

function addReview(command: Command): Command {
  return addAccount(command)
    .option("--file <path>", "the order as JSON; - for standard input")
    .option("--buy <shares>", "so many shares of the symbol", wholeNumber)
    .option("--sell <shares>", "as many as are held at most", wholeNumber)
    .option("--sell-short <shares>", "borrowed shares", wholeNumber)
    .option("--buy-to-cover <shares>", "shares sold short", wholeNumber)
    .option("--buy-to-open <contracts>", "so many contracts of the option", wholeNumber)
    .option("--sell-to-open <contracts>", "written contracts", wholeNumber)
    .option("--buy-to-close <contracts>", "written contracts back", wholeNumber)
    .option("--sell-to-close <contracts>", "held contracts", wholeNumber)
    .option("--limit <price>", "at this price or better; at the market's unless given")
    .option("--stop <price>", "once the market has come to this price")
    .option("--duration <duration>", "DAY (unless given), GOOD_TILL_CANCEL, FILL_OR_KILL …")
    .option("--session <session>", "NORMAL (unless given), AM, PM or SEAMLESS")
    .option("--max-quantity <count>", "refuse more in any leg (SCHWAB_MAX_QUANTITY)")
    .option("--max-notional <dollars>", "refuse what comes to more (SCHWAB_MAX_NOTIONAL)")
    .option("--max-distance <percent>", "refuse prices further from the last (SCHWAB_MAX_DISTANCE)")
    .option("--symbols <symbols>", "refuse others, with commas between (SCHWAB_ALLOWED_SYMBOLS)")
    .option("--force", "although it breaks rules");
}

function addPlacing(command: Command): Command {
  return addWait(addReview(command))
    .option("--yes", "place it; without this it is only shown, as by preview")
    .option("--digest <digest>", "place only the order that a preview gave this digest for");
}

function addWait(command: Command): Command {
  return command
    .option("--wait <seconds>", "how long to look for what becomes of it", seconds, 10)
    .option("--no-wait", "don't look");
}
