import type { OptionModel, OptionTerms } from "../options/option-model.js";
import { onTick } from "../prices/on-tick.js";
import type { PricePath } from "../prices/price-path.js";

export interface Prices {
  readonly bid: number;
  readonly ask: number;
  readonly last: number;
}

/** The prices of one security on one trading day, worked out faster than a whole snapshot. */
export interface Tape {
  /** Those of a second; after the day's last one they rest. */
  at(time: number): Prices;
  /** Between which prices it stays from one second to another, both included. */
  range(from: number, to: number): { readonly least: Prices; readonly most: Prices };
}

/** @param end The day's last second. */
export function shareTape(path: PricePath, tick: number, end: number): Tape {
  const around = (last: number): Prices => ({
    last,
    bid: onTick(last - tick, tick),
    ask: onTick(last + tick, tick),
  });
  return {
    at: (time) => around(path.priceAt(Math.min(time, end))),
    range(from, to) {
      const { low, high } = path.ohlc(Math.min(from, end), Math.min(to, end));
      return { least: around(low), most: around(high) };
    },
  };
}

/**
 * An option goes with its underlying and with time, each in one direction over so short a span: the extremes lie
 * in the corners.
 */
export function optionTape(path: PricePath, model: OptionModel, terms: OptionTerms, end: number): Tape {
  const at = (time: number): Prices => {
    const moment = Math.min(time, end);
    return model.shown(terms, path.priceAt(moment), moment);
  };
  return {
    at,
    range(from, to) {
      const { low, high } = path.ohlc(Math.min(from, end), Math.min(to, end));
      const corners = [low, high].flatMap((spot) => [
        model.shown(terms, spot, Math.min(from, end)),
        model.shown(terms, spot, Math.min(to, end)),
      ]);
      return { least: extreme(corners, Math.min), most: extreme(corners, Math.max) };
    },
  };
}

function extreme(all: readonly Prices[], pick: (...values: number[]) => number): Prices {
  return {
    bid: pick(...all.map(({ bid }) => bid)),
    ask: pick(...all.map(({ ask }) => ask)),
    last: pick(...all.map(({ last }) => last)),
  };
}
