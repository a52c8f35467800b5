import type { SchemaFacts } from "../fact-types.js";
import { marketAssetTypes } from "./asset-types.js";

export const historyMoversHours: Record<string, SchemaFacts> = {
  CandleList: {
    members: {
      candles: "Candle[]",
      empty: "boolean",
      previousClose: "number",
      previousCloseDate: "integer",
      previousCloseDateISO8601: "string",
      symbol: "string",
    },
  },
  Candle: {
    members: {
      close: "number",
      datetime: "integer",
      datetimeISO8601: "string",
      high: "number",
      low: "number",
      open: "number",
      volume: "integer",
    },
  },
  /** Without a name of its own in the specification. */
  ScreenerList: { members: { screeners: "Screener[]" } },
  Screener: {
    members: {
      change: "number",
      description: "string",
      direction: ["up", "down"],
      last: "number",
      symbol: "string",
      totalVolume: "integer",
    },
  },
  Hours: {
    members: {
      category: "string",
      date: "string",
      exchange: "string",
      isOpen: "boolean",
      marketType: marketAssetTypes,
      product: "string",
      productName: "string",
      sessionHours: "Interval[]{}",
    },
  },
  Interval: { members: { end: "string", start: "string" } },
};
