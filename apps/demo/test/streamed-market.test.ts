import type { EquityQuote } from "@schwab-kit/http-client";
import type { ChartEquity, LevelOneEquity } from "@schwab-kit/streaming";
import { expect, test } from "vitest";
import { StreamedMarket } from "../src/page/stream/streamed-market.js";
import { isStreamedQuote, withStreamed } from "../src/page/stream/streamed-quote.js";

const quote = (key: string, lastPrice: number): LevelOneEquity => ({ key, frameTimestamp: 1, lastPrice });
const minute = (key: string, chartTimeMillis: number): ChartEquity => ({
  key,
  frameTimestamp: 1,
  chartTimeMillis,
});

test("only what the page wants is kept, and only as long as it wants it", () => {
  const market = new StreamedMarket();
  market.want({ quotes: ["AAPL"], candles: ["AAPL"] });
  market.take({ type: "quotes", quotes: [quote("AAPL", 1), quote("KO", 2)] });
  market.take({ type: "candles", candles: [minute("AAPL", 1), minute("KO", 1)] });
  expect([market.quoteOf("AAPL")?.lastPrice, market.quoteOf("KO")]).toEqual([1, undefined]);
  expect([market.minutesOf("AAPL").length, market.minutesOf("KO").length]).toEqual([1, 0]);

  // A quote of before would replace a newer answer of REST's when the symbol is shown again.
  market.want({ quotes: ["KO"], candles: [] });
  market.want({ quotes: ["AAPL"], candles: ["AAPL"] });
  expect([market.quoteOf("AAPL"), market.minutesOf("AAPL")]).toEqual([undefined, []]);
});

test("the latest half hour of minutes is kept", () => {
  const market = new StreamedMarket();
  market.want({ quotes: [], candles: ["AAPL"] });
  for (let time = 0; time < 40; time++) market.take({ type: "candles", candles: [minute("AAPL", time)] });
  expect(market.minutesOf("AAPL").map(({ chartTimeMillis }) => chartTimeMillis)).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 10),
  );
});

test("the stream's values have REST's names, and what it doesn't tell stays as it was", () => {
  const known: EquityQuote = {
    assetMainType: "EQUITY",
    symbol: "AAPL",
    quote: { lastPrice: 1, bidSize: 300, netPercentChange: 0, quoteTime: 1 },
  };
  const streamed = { ...quote("AAPL", 2), netChangePercent: 0.5, quoteTimeMillis: 5, bidSize: 4 };
  expect(withStreamed(known, streamed)).toEqual({
    ...known,
    quote: { lastPrice: 2, bidSize: 300, netPercentChange: 0.5, quoteTime: 5 },
  });
  expect([
    isStreamedQuote(known),
    isStreamedQuote({ assetMainType: "OPTION" }),
    isStreamedQuote(undefined),
  ]).toEqual([true, false, false]);
});
