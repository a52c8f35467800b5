import { type Impact, impactOf } from "../engine/account-impact.js";
import type { Market } from "../market/market.js";
import type { TradingAccount } from "../trader/trader.js";
import { sumOfFees } from "../transactions/fees.js";
import { multiplierOf } from "../transactions/ledger.js";
import { costOfOrder, type OrderCost } from "./order-cost.js";
import { buys, type Json, type OrderLeg, type OrderRequest } from "./order-request.js";
import { opensPosition } from "./order-words.js";
import { whatIsNotPlayed } from "./what-is-not-played.js";

const noFunds = "You do not have enough available cash/buying power for this order.";
const oversold =
  "This order may result in an oversold/overbought position in your account. " +
  "Please check your position quantity and/or open orders.";
const noShorts = "Short sales are not allowed in a cash account.";
const stopPrice = "A stop order is not guaranteed to be executed at or near its stop price.";

export interface Review {
  /** What speaks against the order, in Schwab's words where they are known. */
  readonly rejects: readonly string[];
  readonly warns: readonly string[];
  readonly impact: Impact;
  readonly cost: OrderCost;
}

/**
 * What Schwab would object to, with what other open orders are about to sell and spend taken as gone.
 * @param time Epoch milliseconds.
 */
export function reviewOrder(
  request: OrderRequest,
  account: TradingAccount,
  market: Market,
  time: number,
): Review {
  const cost = costOfOrder(request, market, time);
  const trades = cost.legs.map(({ leg, price, prices }) => ({
    instrument: leg.instrument,
    quantity: buys(leg) ? leg.quantity : -leg.quantity,
    // A sale below the market is executed at the market's price.
    price: buys(leg) ? price : Math.max(price, prices.bid),
  }));
  const fees = cost.legs.reduce((sum, leg) => sum + sumOfFees(leg.fees), 0);
  const gained = cost.legs.reduce(
    (sum, { leg, price }, index) =>
      sum + leg.quantity * ((trades[index]?.price ?? price) - price) * multiplierOf(leg.instrument),
    0,
  );
  const plan = { trades, cost: cost.cost + fees - gained, besideOthers: true };
  const impact = impactOf(account, market, time, plan);
  return {
    cost,
    impact,
    rejects: [...whatIsNotPlayed(request), ...objections(request.legs, account, impact, true)],
    warns: String(request.terms["orderType"]).includes("STOP") ? [stopPrice] : [],
  };
}

/** What an account's money and securities don't allow. */
export function objections(
  legs: readonly OrderLeg[],
  account: TradingAccount,
  { needs, available, covers }: Impact,
  besideOthers: boolean,
): readonly string[] {
  const isCash = account.data.type === "CASH";
  const rejects: string[] = [];
  if (needs.funds > 0 && needs.funds > available) rejects.push(noFunds);
  const isForbidden = ({ instruction }: OrderLeg): boolean => isCash && instruction.startsWith("SELL_SHORT");
  if (legs.some(isForbidden)) rejects.push(noShorts);
  if (legs.some((leg) => !isForbidden(leg) && isTooMuch(leg, account, besideOthers))) rejects.push(oversold);
  if (rejects.includes(oversold) || !legs.some((leg) => leg.instruction.startsWith("SELL"))) return rejects;
  for (const { contract, by } of covers) {
    if (by === "none") rejects.push(`Uncovered calls are not allowed in this account: ${contract.symbol}.`);
    if (by === "option" && isCash) {
      rejects.push(`Spreads are not allowed in a cash account: ${contract.symbol}.`);
    }
  }
  return rejects;
}

/** A leg can close only what is there, and open only where nothing of the other side is. */
function isTooMuch(
  { instruction, quantity, instrument: { symbol } }: OrderLeg,
  { ledger, reservations }: TradingAccount,
  besideOthers: boolean,
): boolean {
  const held = ledger.holding(symbol)?.quantity ?? 0;
  const isPurchase = instruction.startsWith("BUY");
  const opposite = isPurchase ? Math.max(0, -held) : Math.max(0, held);
  if (opensPosition.has(instruction)) return opposite > 0;
  return quantity > opposite - (besideOthers ? reservations.units(symbol) : 0);
}

/** Schwab's result of checking an order: a list for each kind of finding that there is, often none. */
export function validationResult({ rejects, warns }: Review): Json {
  return {
    ...(rejects.length > 0 && { rejects: findings(rejects, "REJECT") }),
    ...(warns.length > 0 && { warns: findings(warns, "WARN") }),
  };
}

function findings(messages: readonly string[], originalSeverity: string): readonly Json[] {
  return messages.map((activityMessage) => ({ activityMessage, originalSeverity }));
}
