import { assetOf } from "./asset-of.js";
import { cents } from "./cents.js";
import type { ValuedHolding } from "./valuation.js";

type Json = Record<string, unknown>;

/** One entry of an account's positions, as Schwab sends it. */
export function positionOf({ holding, snapshot }: ValuedHolding, isMargin: boolean): Json {
  const { quantity, averagePrice } = holding;
  const marketValue = cents(quantity * snapshot.last);
  const dayBegan = cents(quantity * snapshot.close);
  const dayProfit = cents(marketValue - dayBegan);
  return {
    shortQuantity: 0,
    averagePrice,
    currentDayProfitLoss: dayProfit,
    currentDayProfitLossPercentage: cents((dayProfit / dayBegan) * 100),
    longQuantity: quantity,
    settledLongQuantity: quantity,
    settledShortQuantity: 0,
    instrument: {
      ...assetOf(snapshot.instrument),
      cusip: snapshot.instrument.cusip,
      symbol: snapshot.instrument.symbol,
      netChange: Number((snapshot.last - snapshot.close).toFixed(4)),
    },
    marketValue,
    maintenanceRequirement: isMargin ? cents(marketValue * 0.3) : marketValue,
    averageLongPrice: averagePrice,
    taxLotAverageLongPrice: averagePrice,
    longOpenProfitLoss: cents(marketValue - quantity * averagePrice),
    previousSessionLongQuantity: quantity,
    currentDayCost: 0,
  };
}
