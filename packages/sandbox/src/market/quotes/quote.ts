import type { Instrument } from "../instrument.js";
import { seedOf } from "../prices/random.js";
import type { Snapshot } from "../snapshot.js";
import { type QuotePart, quoteShapes } from "./quote-shapes.js";

type Json = Record<string, unknown>;

/** One entry of a quote map, as Schwab sends it, with the chosen parts of those this kind of security has. */
export function quoteOf(snapshot: Snapshot, chosen: ReadonlySet<QuotePart>): Json {
  const { symbol, kind } = snapshot.instrument;
  const { head, parts } = quoteShapes[kind](snapshot);
  const shown = Object.entries(parts).filter(([name]) => chosen.has(name as QuotePart));
  return { ...head, realtime: true, ssid: ssidOf(symbol), symbol, ...Object.fromEntries(shown) };
}

/** The indicative value that a fund's publisher gives out through the day, under a symbol of its own. */
export function indicativeQuoteOf(snapshot: Snapshot, chosen: ReadonlySet<QuotePart>): Json {
  const { symbol, description } = snapshot.instrument;
  const instrument: Instrument = {
    ...snapshot.instrument,
    symbol: indicativeSymbol(symbol),
    kind: "INDEX",
    description: `${description} INDICATIVE VALUE`,
    exchange: ["0", "Index"],
  };
  return quoteOf({ ...snapshot, instrument }, chosen);
}

export function indicativeSymbol(symbol: string): string {
  return `$${symbol}.IV`;
}

/** A number of Schwab's own for a security; here any that stays the same. */
export function ssidOf(symbol: string): number {
  return seedOf(symbol) >>> 1;
}
