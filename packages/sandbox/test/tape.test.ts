import { describe, expect, it } from "vitest";
import { createMarket } from "../src/market/market.js";

const market = createMarket("tape");
const moments = [
  "2026-11-23T10:30:17-05:00",
  "2026-11-24T17:12:45-05:00",
  "2026-11-25T03:00:00-05:00",
  "2026-11-26T12:00:00-05:00",
  "2026-07-02T15:59:59-04:00",
];

describe.each(moments)("at %s", (moment) => {
  const time = Date.parse(moment);

  it("the tape of every share has the prices of its snapshot", () => {
    for (const instrument of market.instruments) {
      if (!["EQUITY", "ETF"].includes(instrument.kind)) continue;
      const { bid, ask, last } = market.snapshotOf(instrument, time);
      expect(market.tape(instrument, time).at(time)).toEqual({ bid, ask, last });
    }
  });

  it("the tape of every option has them too, and its symbol says what it is", () => {
    for (const underlying of ["AAPL", "SPY", "$SPX"]) {
      const board = market.options(underlying, time);
      for (const expiration of board?.expirations ?? []) {
        if (expiration.expires <= time) continue;
        const step = board?.instrument.options.strikeStep ?? 5;
        const strike = Math.round((board?.underlying.last ?? 0) / step) * step;
        for (const putCall of ["CALL", "PUT"] as const) {
          const snapshot = board?.snapshot({ putCall, strike, expiration });
          const symbol = snapshot?.instrument.symbol ?? "";
          const found = market.security(symbol);
          expect([symbol, found?.contract]).toEqual([symbol, snapshot?.instrument.contract]);
          if (found === undefined || snapshot === undefined) continue;
          expect(market.tape(found, time).at(time)).toMatchObject({
            bid: snapshot.bid,
            ask: snapshot.ask,
            last: snapshot.last,
          });
        }
      }
    }
  });
});

it("a tape's range holds every price of its seconds", () => {
  const from = Date.parse("2026-11-23T10:30:07-05:00");
  const put = market.options("AAPL", from)?.snapshot;
  const [, expiration] = market.options("AAPL", from)?.expirations ?? [];
  if (put === undefined || expiration === undefined) throw new Error("no options");
  const option = put({ putCall: "PUT", strike: 350, expiration }).instrument;
  for (const instrument of [market.security("NVDA"), option]) {
    if (instrument === undefined) throw new Error("no NVDA");
    const tape = market.tape(instrument, from);
    for (const seconds of [1, 14, 15, 100, 3000]) {
      const { least, most } = tape.range(from, from + seconds * 1000);
      for (let time = from; time <= from + seconds * 1000; time += 1000) {
        for (const name of ["bid", "ask", "last"] as const) {
          expect(tape.at(time)[name]).toBeGreaterThanOrEqual(least[name]);
          expect(tape.at(time)[name]).toBeLessThanOrEqual(most[name]);
        }
      }
    }
  }
});

it("there is no security by a symbol that never was listed", () => {
  for (const symbol of [
    "NOSUCH",
    "AAPL  261128C00350000",
    "INTC  261127C00090000",
    "AAPL  261127C0035000",
    "",
  ]) {
    expect(market.security(symbol)).toBeUndefined();
  }
});
