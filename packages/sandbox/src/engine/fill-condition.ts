import type { Market } from "../market/market.js";
import { sizeOffered } from "../market/tape/size-offered.js";
import type { Prices } from "../market/tape/tape.js";
import { buys, type OrderRequest, priceMultiplier, signedRatio } from "../orders/order-request.js";
import { multiplierOf } from "../transactions/ledger.js";
import type { Condition } from "./first-moment.js";
import type { TradingWindow } from "./trading-window.js";

interface FillTerms {
  readonly request: OrderRequest;
  /** Dollars that a share of one unit may cost; undefined for any. */
  readonly limit: number | undefined;
  /** Units that have to be had at once. */
  readonly least: number;
  readonly window: TradingWindow;
  readonly market: Market;
}

const tolerance = 1e-9;

/** Met when the whole order's price is within its limit and enough of every leg is to be had. */
export function fillCondition({ request, limit, least, window, market }: FillTerms): Condition {
  const parts = request.legs.map((leg) => ({
    tape: market.tape(leg.instrument, window.opens),
    share: (signedRatio(request, leg) * multiplierOf(leg.instrument)) / priceMultiplier(request),
  }));
  const isWithin = (priceOf: (part: (typeof parts)[number]) => number): boolean =>
    limit === undefined ||
    parts.reduce((sum, part) => sum + part.share * priceOf(part), 0) <= limit + tolerance;
  return {
    isMet: (time) =>
      isWithin(({ tape, share }) => (share > 0 ? tape.at(time).ask : tape.at(time).bid)) &&
      (least === 0 || unitsOffered(request, window, time) >= least),
    mayBeMet: (from, to) =>
      isWithin(({ tape, share }) => {
        const { least: low, most } = tape.range(from, to);
        return share > 0 ? low.ask : most.bid;
      }),
  };
}

/** The prices at which the legs are executed in a second: at the ask and the bid, or all at the last price. */
export function legPrices(request: OrderRequest, market: Market, time: number, atLast: boolean): number[] {
  return request.legs.map((leg) => {
    const prices: Prices = market.tape(leg.instrument, time).at(time);
    if (atLast) return prices.last;
    return buys(leg) ? prices.ask : prices.bid;
  });
}

/** How many units of the whole order can be had in a second. */
export function unitsOffered(request: OrderRequest, { day }: TradingWindow, time: number): number {
  const units = request.legs.map((leg) => {
    const offered = sizeOffered(leg.instrument, day, time, buys(leg)) / Math.abs(signedRatio(request, leg));
    return request.legs.length === 1 ? offered : Math.floor(offered + tolerance);
  });
  return Math.min(...units);
}
