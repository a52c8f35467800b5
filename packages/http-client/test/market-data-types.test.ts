import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  Candle,
  Instrument,
  MarketHours,
  Mover,
  OptionContract,
  OptionStrategy,
  OptionUnderlying,
  OptionValue,
  PriceHistoryPeriod,
  SchwabClient,
} from "../src/index.js";
import { MarketHoursMarket, PriceHistoryFrequency } from "../src/index.js";
import { clientOf, serveAnswer } from "./server.js";

type Answer<Method extends keyof SchwabClient> = Awaited<ReturnType<SchwabClient[Method]>>;

describe("market data", () => {
  it("has several contracts at one strike, with live names and the specification's", async () => {
    const sent = {
      underlying: null,
      callExpDateMap: {
        "2026-12-18:24": {
          "250.0": [
            { bid: 1.05, delta: -999 },
            { bidPrice: 1.05, delta: "NaN" },
          ],
        },
      },
    };
    const server = await serveAnswer(200, sent);
    const chain = await clientOf(server).getOptionChain("AAPL");
    expectTypeOf(chain.underlying).toEqualTypeOf<OptionUnderlying | null | undefined>();
    const contracts = chain.callExpDateMap?.["2026-12-18:24"]?.["250.0"];
    expectTypeOf(contracts).toEqualTypeOf<OptionContract[] | undefined>();
    expectTypeOf<OptionContract["bid"] & OptionContract["bidPrice"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<OptionContract["delta"]>().toEqualTypeOf<OptionValue | undefined>();
    // @ts-expect-error a value that may be the text NaN can't be reckoned with before it is looked at
    expect((contracts?.[0]?.delta ?? 0) * 1).toBe(-999);
    expect(contracts?.map(({ bid, bidPrice }) => bid ?? bidPrice)).toEqual([1.05, 1.05]);
  });

  it("may lack what is missing in live answers", () => {
    expectTypeOf<Answer<"getMovers">["screeners"]>().toEqualTypeOf<Mover[] | undefined>();
    expectTypeOf<Answer<"getInstruments">["instruments"]>().toEqualTypeOf<Instrument[] | undefined>();
    expectTypeOf<Answer<"getPriceHistory">["candles"]>().toEqualTypeOf<Candle[] | undefined>();
    type Hours = NonNullable<NonNullable<MarketHours["equity"]>["EQ"]>;
    expectTypeOf<undefined>().toExtend<Hours["sessionHours"]>();
    expectTypeOf<Answer<"getMarketHoursFor">>().toEqualTypeOf<MarketHours>();
    expectTypeOf<Answer<"getInstrumentByCusip">>().toEqualTypeOf<Instrument>();
    expectTypeOf<Answer<"getPriceHistoryEveryMonth">>().toEqualTypeOf<Answer<"getPriceHistory">>();
  });

  it("is asked for by members, their values, and values of a later day", () => {
    expectTypeOf<"brandNew">().toExtend<OptionStrategy>();
    expectTypeOf<7>().toExtend<PriceHistoryPeriod>();
    expectTypeOf<"7">().not.toExtend<PriceHistoryPeriod>();
    expectTypeOf(PriceHistoryFrequency.EVERY_FIVE_MINUTES).toEqualTypeOf<5>();
    expectTypeOf(MarketHoursMarket.FOREX).toEqualTypeOf<"forex">();
  });
});
