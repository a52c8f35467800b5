import { type Command, Option } from "commander";
import { addTo } from "./add-command.js";

/** Adds what streams, until interrupted. Each command's code is loaded when it is called. */
export function addStreamCommands(program: Command): void {
  const stream = program
    .command("stream")
    .description(
      "Show what happens as it happens, until interrupted. Schwab allows one stream per user: yours ends another.",
    );

  addTo(
    stream,
    "quotes <symbols...>",
    "Quotes of any kind: schwab stream quotes AAPL '$SPX' /ESZ26 EUR/USD 'AAPL  261218C00250000'",
  ).action(async (symbols, flags) =>
    (await import("./commands/stream/quotes.js")).streamQuotes(symbols, flags),
  );

  addTo(stream, "book <symbol>", "The order book of a stock or an option: schwab stream book AAPL")
    .addOption(
      new Option(
        "--exchange <exchange>",
        "whose book of a stock; that of the exchange it is listed at",
      ).choices(["nyse", "nasdaq"]),
    )
    .action(async (symbol, flags) => (await import("./commands/stream/book.js")).streamBook(symbol, flags));

  addTo(
    stream,
    "chart <symbols...>",
    "A candle for each minute that ends: schwab stream chart AAPL /ESZ26",
  ).action(async (symbols, flags) =>
    (await import("./commands/stream/chart.js")).streamChart(symbols, flags),
  );

  addTo(
    stream,
    "screener <keys...>",
    "What is most active or moves most: schwab stream screener NASDAQ_VOLUME_5 OPTION_ALL_TRADES_0",
  ).action(async (keys, flags) =>
    (await import("./commands/stream/screener.js")).streamScreener(keys, flags),
  );

  addTo(stream, "activity", "What happens to your orders, in all accounts.").action(async (flags) =>
    (await import("./commands/stream/activity.js")).streamActivity(flags),
  );
}
