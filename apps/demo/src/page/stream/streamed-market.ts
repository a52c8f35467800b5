import type { ChartEquity, LevelOneEquity } from "@schwab-kit/streaming";
import type { StreamedData, Wants } from "./tab-messages.js";

/** Of each symbol: those of the candle under way, and the ones before it that may not be in REST's answer. */
const mostMinutes = 30;

type MarketData = Exclude<StreamedData, { readonly type: "activity" }>;

/**
 * What the stream has brought of what the page wants, to be put into any answer of REST's. Of nothing else: what is
 * streamed for other tabs alone may end at any time.
 */
export class StreamedMarket {
  #wants: Wants = { quotes: [], candles: [] };
  readonly #quotes = new Map<string, LevelOneEquity>();
  readonly #minutes = new Map<string, readonly ChartEquity[]>();

  want(wants: Wants): void {
    this.#wants = wants;
    for (const symbol of this.#quotes.keys()) if (!wants.quotes.includes(symbol)) this.#quotes.delete(symbol);
    for (const symbol of this.#minutes.keys())
      if (!wants.candles.includes(symbol)) this.#minutes.delete(symbol);
  }

  take(data: MarketData): void {
    if (data.type === "quotes") {
      for (const quote of data.quotes)
        if (this.#wants.quotes.includes(quote.key)) this.#quotes.set(quote.key, quote);
      return;
    }
    for (const minute of data.candles) {
      if (!this.#wants.candles.includes(minute.key)) continue;
      this.#minutes.set(minute.key, [...this.minutesOf(minute.key), minute].slice(-mostMinutes));
    }
  }

  quoteOf(symbol: string): LevelOneEquity | undefined {
    return this.#quotes.get(symbol);
  }

  /** Oldest first. */
  minutesOf(symbol: string): readonly ChartEquity[] {
    return this.#minutes.get(symbol) ?? [];
  }

  clear(): void {
    this.#quotes.clear();
    this.#minutes.clear();
  }
}
