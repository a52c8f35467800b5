import { useState } from "react";

const key = "schwab-kit-demo-watchlist";
const first: readonly string[] = ["$SPX", "AAPL", "MSFT", "NVDA", "TSLA", "SPY", "BRK/B"];
/** As many as fit beside the chart, and far below what one request may ask for. */
const mostWatched = 20;

export interface WatchedSymbols {
  readonly symbols: readonly string[];
  add(symbol: string): void;
  remove(symbol: string): void;
}

/** The person's list, kept in this browser. Symbols are no secret. */
export function useWatchedSymbols(): WatchedSymbols {
  const [symbols, setSymbols] = useState(load);
  const change = (next: readonly string[]): void => {
    setSymbols(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return {
    symbols,
    add: (symbol) => change([...symbols.filter((one) => one !== symbol), symbol].slice(-mostWatched)),
    remove: (symbol) => change(symbols.filter((one) => one !== symbol)),
  };
}

function load(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "");
    if (Array.isArray(kept) && kept.every((one) => typeof one === "string")) return kept.slice(-mostWatched);
  } catch {
    // Nothing kept, or nothing that this program wrote.
  }
  return first;
}
