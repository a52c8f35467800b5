import type { Market } from "../market/market.js";
import { fundsOf } from "../trader/balances.js";
import { cents } from "../trader/cents.js";
import { schwabTime } from "../trader/schwab-time.js";
import type { TradingAccount } from "../trader/trader.js";
import { totalsOf, valueHoldings } from "../trader/valuation.js";
import { legOf } from "./order.js";
import { costOfOrder, type PricedLeg } from "./order-cost.js";
import { type Json, type OrderRequest, quantityOf } from "./order-request.js";
import { reviewOrder, validationResult } from "./review-order.js";

interface Preview {
  readonly request: OrderRequest;
  readonly account: TradingAccount;
  readonly market: Market;
  /** Epoch milliseconds. */
  readonly time: number;
}

/** What would come of an order, as Schwab sends it: what speaks against it stands in an answer of 200. */
export function previewOrder({ request, account, market, time }: Preview): Json {
  const { data, ledger } = account;
  const { shown } = dearest(request, market, time);
  const review = reviewOrder(shown, account, market, time);
  const { cost, legs } = review.cost;
  const totals = totalsOf(ledger.cash(), valueHoldings(ledger.holdings(), market, time), "last");
  const funds = fundsOf(data.type, totals);
  const quantity = quantityOf(shown);
  const orderValue = Math.abs(cost);
  const ownPart = data.type === "MARGIN" ? 0.5 : 1;
  const { session, duration, orderType, price, specialInstruction, complexOrderStrategyType } = shown.terms;
  return {
    orderId: 0,
    orderStrategy: {
      // A number, as Schwab sends it at times, though its specification says a string.
      accountNumber: Number(data.accountNumber),
      advancedOrderType: advancedType(request),
      enteredTime: schwabTime(time),
      orderBalance: {
        orderValue,
        projectedAvailableFund: cents(funds.availableFunds - cost * ownPart),
        projectedBuyingPower: cents(funds.buyingPower - cost),
        projectedCommission: commissionOf(legs),
      },
      orderStrategyType: request.orderStrategyType,
      orderVersion: 0,
      session,
      status: review.rejects.length === 0 ? "ACCEPTED" : "REJECTED",
      allOrNone: String(specialInstruction).startsWith("ALL_OR_NONE"),
      discretionary: false,
      duration,
      filledQuantity: 0,
      orderType,
      orderValue,
      ...(price !== undefined && { price }),
      quantity,
      remainingQuantity: quantity,
      sellNonMarginableFirst: false,
      settlementInstruction: "REGULAR",
      strategy: complexOrderStrategyType ?? "NONE",
      amountIndicator: "SHARES",
      orderLegs: legs.map(previewLeg),
    },
    orderValidationResult: validationResult(review),
    commissionAndFee: commissionAndFee(legs),
  };
}

/** Only one child of an OCO will be executed: the dearest one shows what the OCO can cost. */
function dearest(
  request: OrderRequest,
  market: Market,
  time: number,
): { readonly shown: OrderRequest; readonly cost: number } {
  if (request.orderStrategyType !== "OCO") {
    return { shown: request, cost: costOfOrder(request, market, time).cost };
  }
  const children = request.children.map((child) => dearest(child, market, time));
  return children.reduce((dear, child) => (child.cost > dear.cost ? child : dear));
}

function advancedType({ orderStrategyType, children }: OrderRequest): string {
  if (orderStrategyType === "SINGLE") return "NONE";
  if (orderStrategyType === "OCO") return "OCO";
  return children.some((child) => child.orderStrategyType === "OCO") ? "OTOCO" : "OTO";
}

function previewLeg({ leg, prices, fees }: PricedLeg, index: number): Json {
  const { legId, instrument, positionEffect } = legOf(leg, index);
  return {
    askPrice: prices.ask,
    bidPrice: prices.bid,
    lastPrice: prices.last,
    markPrice: prices.last,
    projectedCommission: fees.COMMISSION ?? 0,
    quantity: leg.quantity,
    finalSymbol: leg.instrument.symbol,
    legId,
    assetType: leg.orderLegType,
    instruction: leg.instruction,
    positionEffect,
    instrument,
  };
}

function commissionAndFee(legs: readonly PricedLeg[]): Json {
  const commission = {
    commissionLegs: legs.map(({ fees }) => ({
      commissionValues: [{ value: fees.COMMISSION ?? 0, type: "COMMISSION" }],
    })),
  };
  const feeLegs = legs.map(({ fees: { COMMISSION: _, ...fees } }) => ({
    feeValues: Object.entries(fees).map(([type, value]) => ({ value, type })),
  }));
  return { commission, fee: { feeLegs }, trueCommission: commission };
}

function commissionOf(legs: readonly PricedLeg[]): number {
  return cents(legs.reduce((sum, { fees }) => sum + (fees.COMMISSION ?? 0), 0));
}
