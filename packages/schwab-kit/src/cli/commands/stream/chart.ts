import type { ChartEquity, ChartFutures } from "@schwab-kit/streaming";
import type { CommandFlags } from "../../add-command.js";
import { inMarketTime } from "../../market-time.js";
import { kindOf } from "../../stream/kinds-of-symbols.js";
import { listed } from "../../stream/live-output.js";
import { printItem } from "../../stream/print-item.js";
import { withStream } from "../../stream/with-stream.js";
import type { Cell, Column } from "../../table.js";

const columns: readonly Column[] = [
  { title: "minute (NY)", width: 16 },
  { title: "symbol", width: 8 },
  { title: "open", align: "right", width: 10 },
  { title: "high", align: "right", width: 10 },
  { title: "low", align: "right", width: 10 },
  { title: "close", align: "right", width: 10 },
  { title: "volume", align: "right", width: 9 },
];

export async function streamChart(symbols: readonly string[], flags: CommandFlags): Promise<void> {
  const output = listed(columns);
  const futures = symbols.filter((symbol) => kindOf(symbol) === "future");
  const others = symbols.filter((symbol) => kindOf(symbol) !== "future");
  const show = (candle: ChartEquity | ChartFutures): void => output.show([], [rowOf(candle)]);
  await withStream(flags, async (stream) => {
    if (others.length > 0) {
      stream.on("CHART_EQUITY", flags.json ? (candle) => printItem("CHART_EQUITY", candle) : show);
      await stream.chartEquitySubs(others);
    }
    if (futures.length > 0) {
      stream.on("CHART_FUTURES", flags.json ? (candle) => printItem("CHART_FUTURES", candle) : show);
      await stream.chartFuturesSubs(futures);
    }
  });
}

function rowOf(candle: ChartEquity | ChartFutures): readonly Cell[] {
  const { chartTimeMillis, key, openPrice, highPrice, lowPrice, closePrice, volume } = candle;
  const minute = chartTimeMillis === undefined ? undefined : inMarketTime(chartTimeMillis);
  return [minute, key, openPrice, highPrice, lowPrice, closePrice, volume];
}
