import type { StreamService } from "./feeds/stream-feeds.js";

/**
 * How a service's data come. `change`: what is new, as a difference. `whole`: everything, when something is new.
 * `candles` and `activity`: each message once, by its number.
 */
export type Delivery = "change" | "whole" | "candles" | "activity";

export const deliveries: Readonly<Record<StreamService, Delivery>> = {
  LEVELONE_EQUITIES: "change",
  LEVELONE_OPTIONS: "change",
  LEVELONE_FUTURES: "change",
  LEVELONE_FUTURES_OPTIONS: "change",
  LEVELONE_FOREX: "change",
  NYSE_BOOK: "whole",
  NASDAQ_BOOK: "whole",
  OPTIONS_BOOK: "whole",
  CHART_EQUITY: "candles",
  CHART_FUTURES: "candles",
  SCREENER_EQUITY: "whole",
  SCREENER_OPTION: "whole",
  ACCT_ACTIVITY: "activity",
};

export function isStreamService(name: string): name is StreamService {
  return Object.hasOwn(deliveries, name);
}
