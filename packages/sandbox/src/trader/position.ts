import type { Holding } from "../transactions/holdings.js";
import { multiplierOf } from "../transactions/ledger.js";
import { assetOf } from "./asset-of.js";
import { cents } from "./cents.js";
import type { DaySoFar } from "./day-so-far.js";
import { type Valued, worthOf } from "./valuation.js";

type Json = Record<string, unknown>;

/** One entry of an account's positions, as Schwab sends it. */
export function positionOf(valued: Valued<Holding>, day: DaySoFar, isMargin: boolean): Json {
  const { snapshot } = valued;
  const { instrument, quantity, averagePrice } = valued.position;
  const { symbol } = instrument;
  const multiplier = multiplierOf(instrument);
  const marketValue = worthOf(valued, "last");
  const began = day.quantity(symbol);
  const dayBegan = cents(began * snapshot.close * multiplier);
  const dayCost = day.cost(symbol);
  const dayProfit = cents(marketValue - dayBegan - dayCost);
  const base = Math.abs(dayBegan) + Math.abs(dayCost);
  const openProfit = cents(marketValue - quantity * averagePrice * multiplier);
  const [long, short] = [Math.max(0, quantity), Math.max(0, -quantity)];
  const side =
    quantity > 0
      ? {
          averageLongPrice: averagePrice,
          taxLotAverageLongPrice: averagePrice,
          longOpenProfitLoss: openProfit,
        }
      : {
          averageShortPrice: averagePrice,
          taxLotAverageShortPrice: averagePrice,
          shortOpenProfitLoss: openProfit,
        };
  return {
    shortQuantity: short,
    averagePrice,
    currentDayProfitLoss: dayProfit,
    currentDayProfitLossPercentage: base === 0 ? 0 : cents((dayProfit / base) * 100),
    longQuantity: long,
    settledLongQuantity: long,
    settledShortQuantity: short,
    instrument: {
      ...assetOf(snapshot.instrument),
      cusip: snapshot.instrument.cusip,
      symbol,
      netChange: Number((snapshot.last - snapshot.close).toFixed(4)),
    },
    marketValue,
    maintenanceRequirement: isMargin ? cents(Math.abs(marketValue) * 0.3) : marketValue,
    ...side,
    previousSessionLongQuantity: Math.max(0, began),
    ...(began < 0 && { previousSessionShortQuantity: -began }),
    currentDayCost: dayCost,
  };
}
