import { describe, expect, it } from "vitest";
import { createMarket, type Snapshot } from "../src/market/market.js";
import { greeksOf, type ModelInputs, optionPrice } from "../src/market/options/black-scholes.js";
import type { Expiration } from "../src/market/options/expirations.js";
import type { OptionBoard } from "../src/market/options/option-board.js";
import { strikesOf } from "../src/market/options/strikes.js";
import { testTime } from "./support.js";

function boardAt(symbol: string, time = testTime, seed = "sandbox"): OptionBoard {
  const board = createMarket(seed).options(symbol, time);
  if (board === undefined) throw new Error(`No options on ${symbol}`);
  return board;
}

function pairOf(
  board: OptionBoard,
  strike: number,
  expiration: Expiration,
): { call: Snapshot; put: Snapshot } {
  const [call, put] = (["CALL", "PUT"] as const).map((putCall) =>
    board.snapshot({ putCall, strike, expiration }),
  );
  if (call === undefined || put === undefined) throw new Error("No contracts");
  return { call, put };
}

const underlyings = ["AAPL", "TSLA", "BRK/B", "SPY", "$SPX"];
const seeds = ["sandbox", "other"];

describe("the model", () => {
  const inputs: ModelInputs = {
    putCall: "CALL",
    spot: 100,
    strike: 105,
    years: 0.5,
    volatility: 0.25,
    rate: 0.04,
    dividendYield: 0.015,
  };

  it("gives the prices of the textbook", () => {
    // Hull, Options, Futures and Other Derivatives: 42, 40, 10 %, 20 %, half a year.
    const hull = { spot: 42, strike: 40, rate: 0.1, volatility: 0.2, years: 0.5, dividendYield: 0 };
    expect(optionPrice({ ...hull, putCall: "CALL" })).toBeCloseTo(4.76, 2);
    expect(optionPrice({ ...hull, putCall: "PUT" })).toBeCloseTo(0.81, 2);
  });

  it("gives greeks that are the price's own slopes", () => {
    for (const putCall of ["CALL", "PUT"] as const) {
      const priceWith = (changed: Partial<ModelInputs>) => optionPrice({ ...inputs, putCall, ...changed });
      const greeks = greeksOf({ ...inputs, putCall });
      const slope = (name: "spot" | "volatility" | "rate" | "years", h: number) =>
        (priceWith({ [name]: inputs[name] + h }) - priceWith({ [name]: inputs[name] - h })) / (2 * h);
      expect(greeks.delta).toBeCloseTo(slope("spot", 0.5), 3);
      const bend = priceWith({ spot: 102 }) - 2 * priceWith({}) + priceWith({ spot: 98 });
      expect(greeks.gamma).toBeCloseTo(bend / 4, 3);
      expect(greeks.vega).toBeCloseTo(slope("volatility", 0.01) / 100, 3);
      expect(greeks.rho).toBeCloseTo(slope("rate", 0.01) / 100, 3);
      expect(greeks.theta).toBeCloseTo(-slope("years", 0.01) / 365, 3);
    }
  });
});

describe("options on one underlying", () => {
  it.each(underlyings)("keep put-call parity within a tick: %s", (symbol) => {
    for (const seed of seeds) {
      const board = boardAt(symbol, testTime, seed);
      for (const expiration of board.expirations) {
        for (const strike of strikesOf(board.instrument)) {
          const { call, put } = pairOf(board, strike, expiration);
          const { spot, years, rate, dividendYield } = board.inputs({ putCall: "CALL", strike, expiration });
          const parity = spot * Math.exp(-dividendYield * years) - strike * Math.exp(-rate * years);
          expect(Math.abs(call.last - put.last - parity)).toBeLessThanOrEqual(
            Math.max(call.instrument.tick, put.instrument.tick) + 0.001,
          );
        }
      }
    }
  });

  it.each(underlyings)("leave nothing to be had for nothing: %s", (symbol) => {
    const violations: string[] = [];
    const note = (wrong: boolean, what: string) => wrong && violations.push(what);
    for (const seed of seeds) {
      const board = boardAt(symbol, testTime, seed);
      const strikes = strikesOf(board.instrument);
      let earlier: readonly Snapshot[] | undefined;
      for (const expiration of board.expirations) {
        for (const putCall of ["CALL", "PUT"] as const) {
          const row = strikes.map((strike) => board.snapshot({ putCall, strike, expiration }));
          row.forEach((s, index) => {
            note(s.bid > s.last || s.last > s.ask, `${s.instrument.symbol} outside its own book`);
            const next = row[index + 1];
            const after = row[index + 2];
            if (next === undefined) return;
            const [dear, cheap] = putCall === "CALL" ? [s, next] : [next, s];
            const step = (strikes[index + 1] ?? 0) - (strikes[index] ?? 0);
            note(dear.ask < cheap.bid, `${s.instrument.symbol} vertical`);
            note(dear.bid - cheap.ask > step, `${s.instrument.symbol} vertical of more than its width`);
            if (after !== undefined)
              note(s.ask + after.ask < 2 * next.bid, `${s.instrument.symbol} butterfly`);
          });
          if (putCall === "CALL") {
            const before = earlier;
            // Dividends may make a later call worth less, deep in the money; near the price they don't.
            row.forEach((s, index) => {
              const isNear = Math.abs((strikes[index] ?? 0) / board.underlying.last - 1) < 0.1;
              note(isNear && s.ask < (before?.[index]?.bid ?? 0), `${s.instrument.symbol} calendar`);
            });
            earlier = row;
          }
        }
      }
    }
    expect(violations).toEqual([]);
  });

  it("have their day's and year's prices in order", () => {
    for (const hour of ["14:31", "17:00", "20:59", "23:00"]) {
      const board = boardAt("AAPL", Date.parse(`2026-11-23T${hour}:00Z`));
      for (const expiration of board.expirations.slice(0, 6)) {
        for (const strike of strikesOf(board.instrument)) {
          for (const s of Object.values(pairOf(board, strike, expiration))) {
            const prices = [
              s.yearLow,
              s.low,
              Math.min(s.open, s.last),
              Math.max(s.open, s.last),
              s.high,
              s.yearHigh,
            ];
            expect(prices).toEqual([...prices].sort((a, b) => a - b));
            expect(s.close).toBeGreaterThan(0);
          }
        }
      }
    }
  });

  it("have had no price of the day outside of its range, and hardly a narrower one", () => {
    const market = createMarket();
    for (const symbol of ["AAPL  261204C00220000", "AAPL  261204P00220000", "AAPL  281215P00300000"]) {
      let highest = 0;
      let lowest = Number.POSITIVE_INFINITY;
      for (let minute = 0; minute <= 390; minute++) {
        const s = market.snapshot(symbol, Date.parse("2026-11-24T14:30:00Z") + minute * 60_000);
        if (s === undefined) throw new Error(`No market for ${symbol}`);
        highest = Math.max(highest, s.last);
        lowest = Math.min(lowest, s.last);
        expect(s.high).toBeGreaterThanOrEqual(highest);
        expect(s.low).toBeLessThanOrEqual(lowest);
        expect(s.high / highest).toBeLessThan(1.05);
        expect(s.low / lowest).toBeGreaterThan(0.95);
      }
    }
  });

  it("close at the last price of the day before", () => {
    const evening = boardAt("AAPL", Date.parse("2026-11-23T22:00:00Z"));
    const morning = boardAt("AAPL", Date.parse("2026-11-24T15:00:00Z"));
    const expiration = morning.expirations[2];
    if (expiration === undefined) throw new Error("No expiration");
    for (const strike of [200, 220, 240]) {
      const terms = { putCall: "PUT", strike, expiration } as const;
      expect(morning.snapshot(terms).close).toBe(evening.snapshot(terms).last);
    }
  });

  it("stay listed until they end", () => {
    const market = createMarket();
    for (const symbol of ["AAPL", "$SPX"]) {
      let before: readonly string[] = [];
      for (let day = 0; day < 120; day++) {
        const time = testTime + day * 86_400_000;
        const listed = market.options(symbol, time)?.expirations ?? [];
        const starts = listed.map(({ symbolStart }) => symbolStart);
        expect(new Set(starts).size).toBe(starts.length);
        const today = Math.floor(time / 86_400_000);
        const gone = before.filter((start) => !starts.includes(start));
        for (const start of gone) {
          const ended = Date.parse(`20${start.slice(6, 8)}-${start.slice(8, 10)}-${start.slice(10)}`);
          expect(ended / 86_400_000).toBeLessThanOrEqual(today);
        }
        before = starts;
      }
    }
  });

  it("are worth their intrinsic value at the end, without greeks", () => {
    const board = boardAt("AAPL", Date.parse("2026-11-27T18:00:00Z"));
    const [expiration] = board.expirations;
    expect(expiration).toMatchObject({
      type: "W",
      settlement: "P",
      expires: Date.parse("2026-11-27T18:00:00Z"),
    });
    if (expiration === undefined) return;
    const spot = board.underlying.regularLast;
    const { call } = pairOf(board, 200, expiration);
    expect(call.option?.theoretical).toBeCloseTo(Math.max(0, spot - 200), 9);
    expect(call.option).not.toHaveProperty("greeks");
  });
});
