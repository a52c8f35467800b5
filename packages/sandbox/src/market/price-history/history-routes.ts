import { Hono } from "hono";
import type { SandboxEnv } from "../../env.js";
import { newYorkDay } from "../calendar/new-york.js";
import { previousTradingDay } from "../calendar/sessions.js";
import { schedules } from "../instrument.js";
import type { Market } from "../market.js";
import { refusingBadParameters } from "../query-parameters.js";
import {
  type Candle,
  type CandleSource,
  candleTime,
  dailyCandles,
  longCandles,
  minuteCandles,
} from "./candles.js";
import { type HistoryRange, rangeOf } from "./history-range.js";
import { type HistoryRequest, readHistoryRequest } from "./history-request.js";

interface HistoryRouteParts {
  readonly market: Market;
  readonly now: () => number;
}

export function historyRoutes({ market, now }: HistoryRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.get(
    "/pricehistory",
    refusingBadParameters((c) => {
      const request = readHistoryRequest(c);
      const { symbol } = request;
      const instrument = market.instrument(symbol);
      if (instrument === undefined) return c.json({ candles: [], symbol, empty: true });
      const source = { prices: market.prices, instrument, now: Math.floor(now() / 1000) * 1000 };
      const range = rangeOf(request, schedules[instrument.kind], source.now);
      const candles = range.end < range.start ? [] : candlesOf(source, range, request);
      return c.json({
        candles,
        symbol,
        empty: candles.length === 0,
        ...(request.needPreviousClose && previousClose(source, candles[0]?.datetime ?? range.start)),
      });
    }),
  );
  return routes;
}

function candlesOf(source: CandleSource, range: HistoryRange, request: HistoryRequest): readonly Candle[] {
  const { frequencyType, frequency, needExtendedHoursData } = request;
  if (frequencyType === "minute") return minuteCandles(source, range, frequency, needExtendedHoursData);
  if (frequencyType === "daily") return dailyCandles(source, range);
  return longCandles(source, range, frequencyType);
}

/** The close of the regular session before the first candle's day. */
function previousClose({ prices, instrument }: CandleSource, first: number): Record<string, number> {
  const before = previousTradingDay(schedules[instrument.kind], { day: newYorkDay(first) });
  return {
    previousClose: prices.session(instrument, before).close,
    previousCloseDate: candleTime(before.day),
  };
}
