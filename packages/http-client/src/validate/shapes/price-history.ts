import type { Candle, PriceHistory } from "../../types/price-history.js";
import { flag, list, needed, number, object, type Shape, text } from "../shape.js";

export const priceHistory: Shape<PriceHistory> = object<PriceHistory>({
  symbol: text,
  candles: list(
    object<Candle>({
      open: needed(number),
      high: needed(number),
      low: needed(number),
      close: needed(number),
      volume: needed(number),
      datetime: needed(number),
      datetimeISO8601: text,
    }),
  ),
  empty: flag,
  previousClose: number,
  previousCloseDate: number,
  previousCloseDateISO8601: text,
});
