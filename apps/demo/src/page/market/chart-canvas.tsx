import { useComputedColorScheme } from "@mantine/core";
import type { Candle } from "@schwab-kit/http-client";
import {
  CandlestickSeries,
  createChart,
  type IChartApi,
  type ISeriesApi,
  TickMarkType,
  type UTCTimestamp,
} from "lightweight-charts";
import { type ReactNode, useEffect, useRef } from "react";
import { asPrice, inNewYork } from "../shared/format.js";
import { chartColors } from "./chart-colors.js";

/** The candles, drawn. What a picture can't tell everybody, its label says in words. */
export function ChartCanvas({
  symbol,
  range,
  candles,
  isIntraday,
}: {
  readonly symbol: string;
  readonly range: string;
  readonly candles: readonly Candle[];
  readonly isIntraday: boolean;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ readonly chart: IChartApi; readonly series: ISeriesApi<"Candlestick"> }>(null);
  const scheme = useComputedColorScheme("light");
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const { series, ...layout } = chartColors(scheme);
    const chart = createChart(element, {
      autoSize: true,
      ...layout,
      rightPriceScale: { borderVisible: false },
      timeScale: {
        borderVisible: false,
        timeVisible: isIntraday,
        tickMarkFormatter: (time: UTCTimestamp, kind: TickMarkType) => asTick(time, kind),
      },
      localization: { timeFormatter: (time: UTCTimestamp) => asMoment(time, isIntraday) },
      // The page wants no scrolling that ends in a chart, and names the library at its foot.
      handleScroll: false,
      handleScale: false,
    });
    drawn.current = { chart, series: chart.addSeries(CandlestickSeries, series) };
    return () => chart.remove();
  }, [isIntraday, scheme]);
  // What it shows changes each second while it is live.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart that was made anew is empty
  useEffect(() => {
    drawn.current?.series.setData(
      candles.map(({ datetime, open, high, low, close }) => ({
        time: (datetime / 1000) as UTCTimestamp,
        open,
        high,
        low,
        close,
      })),
    );
    drawn.current?.chart.timeScale().fitContent();
  }, [candles, isIntraday, scheme]);
  return <div ref={place} className="chart" role="img" aria-label={inWords(symbol, range, candles)} />;
}

function inWords(symbol: string, range: string, candles: readonly Candle[]): string {
  const low = Math.min(...candles.map((candle) => candle.low));
  const high = Math.max(...candles.map((candle) => candle.high));
  const [from, to] = [candles[0]?.open, candles.at(-1)?.close];
  return `${symbol}, ${range}: from ${asPrice(from)} to ${asPrice(to)}, lowest ${asPrice(low)}, highest ${asPrice(high)}.`;
}

/** The first mark of a year says the year, that of a month the month. */
function asTick(time: UTCTimestamp, kind: TickMarkType): string {
  return inNewYork(time * 1000, tickParts[kind]);
}

const timeOfDay = { hour: "2-digit", minute: "2-digit" } as const;
const tickParts: Readonly<Record<TickMarkType, Intl.DateTimeFormatOptions>> = {
  [TickMarkType.Year]: { year: "numeric" },
  [TickMarkType.Month]: { month: "short" },
  [TickMarkType.DayOfMonth]: { month: "short", day: "numeric" },
  [TickMarkType.Time]: timeOfDay,
  [TickMarkType.TimeWithSeconds]: timeOfDay,
};

function asMoment(time: UTCTimestamp, isIntraday: boolean): string {
  const day = { year: "numeric", month: "short", day: "numeric" } as const;
  return inNewYork(time * 1000, isIntraday ? { ...day, ...timeOfDay } : day);
}
