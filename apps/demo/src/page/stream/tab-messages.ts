import type { ChartEquity, LevelOneEquity } from "@schwab-kit/streaming";
import type { StreamStatus } from "./stream-status.js";

/** What a page shows of the stream. */
export interface Wants {
  readonly quotes: readonly string[];
  readonly candles: readonly string[];
}

/** What the stream brought. Of account activity only that there was some: it holds account numbers. */
export type StreamedData =
  /** Whole quotes, as far as fields were asked for. */
  | { readonly type: "quotes"; readonly quotes: readonly LevelOneEquity[] }
  | { readonly type: "candles"; readonly candles: readonly ChartEquity[] }
  | { readonly type: "activity" };

/** From the tab that holds the stream to all others. */
export type HolderMessage = { readonly type: "status"; readonly status: StreamStatus } | StreamedData;

/** From the others to the one that holds it. */
type AskingMessage =
  /** Said again every few seconds, and answered with the status. */
  | { readonly type: "wants"; readonly tab: string; readonly wants: Wants }
  /** The person wants the stream back that another program took over. */
  | { readonly type: "take" };

export type TabMessage = HolderMessage | AskingMessage;
