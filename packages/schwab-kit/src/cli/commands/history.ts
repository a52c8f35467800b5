import type {
  ApiCall,
  Candle,
  GetPriceHistoryEveryOptions,
  PriceHistory,
  SchwabClient,
} from "@schwab-kit/http-client";
import type { CommandFlags } from "../add-command.js";
import { inOrder } from "../check-flags.js";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { printJson, printLine } from "../report.js";

export interface HistoryFlags extends CommandFlags {
  readonly every: string;
  /** Epoch milliseconds. */
  readonly from?: number;
  /** Epoch milliseconds. */
  readonly to?: number;
  readonly extended?: boolean;
}

const HEADER = "datetime,open,high,low,close,volume";

export async function history(symbol: string, flags: HistoryFlags): Promise<void> {
  inOrder(flags);
  await withClient(flags, async (client) => {
    const found = await withProgress(
      "Asking for the price history",
      candlesEvery(client, flags.every, symbol, {
        startDatetime: flags.from,
        endDatetime: flags.to,
        needExtendedHoursData: flags.extended,
      }),
    );
    const candles = found.candles ?? [];
    if (flags.json) printJson(found);
    else {
      const isWithinDays = /min/.test(flags.every);
      printLine([HEADER, ...candles.map((candle) => csvLine(candle, isWithinDays))].join("\n"));
    }
    if (candles.length === 0) process.stderr.write("Schwab has no candles of that symbol and time.\n");
  });
}

function candlesEvery(
  client: SchwabClient,
  every: string,
  symbol: string,
  options: GetPriceHistoryEveryOptions,
): ApiCall<PriceHistory> {
  switch (every) {
    case "minute":
      return client.getPriceHistoryEveryMinute(symbol, options);
    case "5min":
      return client.getPriceHistoryEveryFiveMinutes(symbol, options);
    case "10min":
      return client.getPriceHistoryEveryTenMinutes(symbol, options);
    case "15min":
      return client.getPriceHistoryEveryFifteenMinutes(symbol, options);
    case "30min":
      return client.getPriceHistoryEveryThirtyMinutes(symbol, options);
    case "week":
      return client.getPriceHistoryEveryWeek(symbol, options);
    case "month":
      return client.getPriceHistoryEveryMonth(symbol, options);
    default:
      return client.getPriceHistoryEveryDay(symbol, options);
  }
}

/** A longer candle begins at midnight in the market's own time, which is the same day in UTC. */
function csvLine({ datetime, open, high, low, close, volume }: Candle, isWithinDays: boolean): string {
  const time = new Date(datetime).toISOString();
  return [isWithinDays ? time : time.slice(0, 10), open, high, low, close, volume].map(csvField).join(",");
}

/** Whatever comes in place of a number stays within its field. */
function csvField(value: unknown): string {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
