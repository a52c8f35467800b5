import type { TokenManager } from "@schwab-kit/core";
import type { SchwabClient } from "@schwab-kit/http-client";
import type { QueryClient } from "@tanstack/react-query";
import type { Journal } from "../hood/journal.js";
import { createStore, type Store } from "../shared/store.js";
import { feedQueries } from "./feed-queries.js";
import { holdStream } from "./hold-stream.js";
import { soon } from "./in-time.js";
import { type SharedStream, shareStream } from "./share-stream.js";
import type { Light } from "./stream-status.js";
import { StreamedMarket } from "./streamed-market.js";
import type { Wants } from "./tab-messages.js";
import { wantedByPage } from "./wanted-by-page.js";

/** What this page has of the stream. */
export interface PageStream {
  readonly light: Store<Light>;
  /** Whether there are symbols, and all of their quotes come by the stream. */
  feeds(symbols: readonly string[]): boolean;
  /** Begins to stream into the queries' data; gives the function that ends it. */
  open(queries: QueryClient): () => void;
  /** Connects again after the stream had stopped. */
  take(): void;
}

export function createPageStream(parts: {
  readonly client: SchwabClient;
  readonly tokens: TokenManager;
  readonly journal: Journal;
}): PageStream {
  const light = createStore<Light>({ is: "off" });
  const market = new StreamedMarket();
  let shared: SharedStream | undefined;
  return {
    light,
    feeds: (symbols) =>
      light.get().is === "live" && symbols.length > 0 && symbols.every((symbol) => market.quoteOf(symbol)),
    open(queries) {
      const feed = feedQueries(queries, market);
      let wants: Wants = { quotes: [], candles: [] };
      const opened = shareStream({
        hold: (tab) => holdStream({ ...parts, ...tab }),
        wanted: () => wants,
        onData: feed.take,
        onLight(now) {
          light.set(now);
          feed.lightChanged(now);
        },
      });
      shared = opened;
      const wantsChange = soon(100, () => {
        const now = wantedByPage(queries);
        if (JSON.stringify(now) === JSON.stringify(wants)) return;
        wants = now;
        market.want(wants);
        opened.wantsChanged();
      });
      const stopListening = queries.getQueryCache().subscribe(wantsChange.want);
      return () => {
        stopListening();
        wantsChange.cancel();
        opened.close();
        feed.close();
        light.set({ is: "off" });
        shared = undefined;
      };
    },
    take: () => shared?.take(),
  };
}
