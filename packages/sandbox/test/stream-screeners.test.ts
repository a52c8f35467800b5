import { describe, expect, it } from "vitest";
import { instruments } from "../src/market/instruments/instruments.js";
import { feedsAt, feedsBesideRest, moments } from "./stream-support.js";
import { testTime } from "./support.js";

const equityPrefixes = ["$COMPX", "$DJI", "$SPX", "INDEX_ALL", "NYSE", "NASDAQ", "OTCBB", "EQUITY_ALL"];
const optionPrefixes = ["OPTION_PUT", "OPTION_CALL", "OPTION_ALL"];
const sorts = ["VOLUME", "TRADES", "PERCENT_CHANGE_UP", "PERCENT_CHANGE_DOWN"];
const frequencies = [0, 1, 5, 10, 30, 60];

describe.each(moments)("screeners at %s", (moment) => {
  it("are the movers", async () => {
    const { time, feeds, read } = await feedsBesideRest(moment);
    for (const [service, prefixes] of [
      ["SCREENER_EQUITY", equityPrefixes],
      ["SCREENER_OPTION", optionPrefixes],
    ] as const) {
      for (const [at, prefix] of prefixes.entries()) {
        for (const [index, frequency] of frequencies.entries()) {
          // All of them with each other would take too long here.
          const sort = sorts[(at + index) % sorts.length] ?? "";
          const { screeners } = await read<{ screeners: unknown[] }>(
            `/movers/${prefix}?sort=${sort}&frequency=${frequency}`,
          );
          const key = `${prefix}_${sort}_${frequency}`;
          expect(feeds.whole(service, key, time)).toEqual({
            key,
            1: time,
            2: sort,
            3: frequency,
            4: screeners,
          });
        }
      }
    }
  });
});

describe("screeners", () => {
  const feeds = feedsAt(testTime);

  it("by the part of an average day's volume begin with what trades most of it", () => {
    const items = (prefix: string, minutes: number) =>
      (feeds.whole("SCREENER_EQUITY", `${prefix}_AVERAGE_PERCENT_VOLUME_${minutes}`, testTime)?.[4] ??
        []) as readonly { symbol: string; volume: number }[];
    const averages = new Map(instruments.map(({ symbol, averageVolume }) => [symbol, averageVolume]));
    for (const minutes of [0, 5]) {
      const parts = items("EQUITY_ALL", minutes).map(
        ({ symbol, volume }) => volume / (averages.get(symbol) ?? 0),
      );
      expect(parts).toHaveLength(10);
      expect(parts).toEqual([...parts].sort((a, b) => b - a));
    }
    expect(items("EQUITY_ALL", 0)).not.toEqual(
      feeds.whole("SCREENER_EQUITY", "EQUITY_ALL_VOLUME_0", testTime)?.[4],
    );
  });

  it.each([
    ["SCREENER_EQUITY", "OPTION_ALL_VOLUME_0"],
    ["SCREENER_OPTION", "NYSE_VOLUME_0"],
    ["SCREENER_EQUITY", "NYSE_VOLUME_7"],
    ["SCREENER_EQUITY", "NYSE_PRICE_0"],
    ["SCREENER_EQUITY", "AAPL_VOLUME_0"],
    ["SCREENER_EQUITY", "NYSE"],
  ] as const)("%s has no %s", (service, key) => {
    expect(feeds.whole(service, key, testTime)).toBeUndefined();
  });
});
