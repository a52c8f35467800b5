import type { HoursByProduct, MarketHours, ProductHours, SessionInterval } from "../../types/market-hours.js";
import { flag, list, map, object, type Shape, text } from "../shape.js";
import { assetType } from "./instruments.js";

const byProduct: Shape<HoursByProduct> = map(
  object<ProductHours>({
    date: text,
    marketType: assetType,
    product: text,
    productName: text,
    exchange: text,
    category: text,
    isOpen: flag,
    sessionHours: map(list(object<SessionInterval>({ start: text, end: text }))),
  }),
);

export const marketHours: Shape<MarketHours> = object<MarketHours>({
  equity: byProduct,
  option: byProduct,
  bond: byProduct,
  future: byProduct,
  forex: byProduct,
});
