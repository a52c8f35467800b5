import { type Command, Option } from "commander";
import { addTo } from "./add-command.js";
import { day, endTime, startTime, wholeNumber } from "./flag-values.js";

/** Adds what asks for market data. Each command's code is loaded when it is called. */
export function addMarketDataCommands(program: Command): void {
  addTo(program, "quote <symbols...>", "Print quotes: schwab quote AAPL '$SPX' /ESZ26").action(
    async (symbols, flags) => (await import("./commands/quote.js")).quote(symbols, flags),
  );

  addTo(program, "chain <symbol>", "Print an underlying's options: schwab chain AAPL --strikes 5 --calls")
    .option("--from <day>", "expirations from this day on", day)
    .option("--to <day>", "expirations up to this day", day)
    .addOption(new Option("--calls", "only calls").conflicts("puts"))
    .option("--puts", "only puts")
    .option("--strikes <count>", "so many strikes around the underlying's price", wholeNumber)
    .option("--range <range>", "ITM, NTM, OTM (in, near, out of the money), SAK, SBK, SNK or ALL")
    .action(async (symbol, flags) => (await import("./commands/chain.js")).chain(symbol, flags));

  addTo(program, "history <symbol>", "Print candles as CSV: schwab history AAPL --every 5min")
    .addOption(
      new Option("--every <length>", "length of a candle")
        .choices(["minute", "5min", "10min", "15min", "30min", "day", "week", "month"])
        .default("day"),
    )
    .option(
      "--from <time>",
      "a day of the market or a date and time; all that Schwab has unless given",
      startTime,
    )
    .option("--to <time>", "a day or a date and time", endTime)
    .option("--extended", "with the trading before and after the regular hours")
    .action(async (symbol, flags) => (await import("./commands/history.js")).history(symbol, flags));

  addTo(
    program,
    "movers <index>",
    "Print what moved most: schwab movers '$SPX', or SPX, NASDAQ, OPTION_ALL …",
  )
    .option("--sort <order>", "VOLUME, TRADES, PERCENT_CHANGE_UP or PERCENT_CHANGE_DOWN")
    .option("--frequency <minutes>", "moved within so many minutes: 0 (the whole day), 1, 5, 10, 30 or 60")
    .action(async (index, flags) => (await import("./commands/movers.js")).movers(index, flags));

  addTo(
    program,
    "hours [markets...]",
    "Print when markets are open: equity, option, bond, future, forex; all unless named",
  )
    .option("--date <day>", "a day of the coming year; today unless given", day)
    .action(async (markets, flags) => (await import("./commands/hours.js")).hours(markets, flags));

  addTo(
    program,
    "search <words...>",
    "Find securities: schwab search apple, schwab search AAPL --by fundamental",
  )
    .addOption(
      new Option("--by <what>", "what the words are")
        .choices(["symbol", "symbol-regex", "description", "description-regex", "fundamental", "cusip"])
        .default("description"),
    )
    .action(async (words, flags) => (await import("./commands/search.js")).search(words, flags));
}
