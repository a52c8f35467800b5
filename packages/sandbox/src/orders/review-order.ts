import type { Funds } from "../trader/balances.js";
import type { TradingAccount } from "../trader/trader.js";
import { isOpen, type StoredOrder } from "./order-book.js";
import type { Json, OrderLeg, OrderRequest } from "./order-request.js";
import { opensPosition } from "./order-words.js";

/** Schwab's result of checking an order: a list for each kind of finding that there is, often none. */
export type ValidationResult = Partial<Record<"rejects" | "warns", readonly Json[]>>;

const noFunds = "You do not have enough available cash/buying power for this order.";
const oversold =
  "This order may result in an oversold/overbought position in your account. " +
  "Please check your position quantity and/or open orders.";
const noShorts = "Short sales are not allowed in a cash account.";
const stopPrice = "A stop order is not guaranteed to be executed at or near its stop price.";

/** What Schwab would object to. `cost` in dollars, negative when the order brings money in. */
export function reviewOrder(
  { legs, terms }: OrderRequest,
  account: TradingAccount,
  { buyingPower }: Funds,
  cost: number,
): ValidationResult {
  const rejects: string[] = [];
  if (cost > buyingPower) rejects.push(noFunds);
  if (legs.some((leg) => !opensPosition.has(leg.instruction) && leg.quantity > closable(leg, account))) {
    rejects.push(oversold);
  }
  if (account.data.type === "CASH" && legs.some(({ instruction }) => instruction.startsWith("SELL_SHORT"))) {
    rejects.push(noShorts);
  }
  const warns = String(terms["orderType"]).includes("STOP") ? [stopPrice] : [];
  return {
    ...(rejects.length > 0 && { rejects: findings(rejects, "REJECT") }),
    ...(warns.length > 0 && { warns: findings(warns, "WARN") }),
  };
}

/** What the leg may sell: the holding without what open orders are about to sell. Nothing here is held short. */
function closable(
  { instruction, instrument: { symbol } }: OrderLeg,
  { ledger, orders }: TradingAccount,
): number {
  if (!instruction.startsWith("SELL")) return 0;
  const held = ledger.holdings().find((holding) => holding.instrument.symbol === symbol)?.quantity ?? 0;
  return orders.topLevel().reduce((left, order) => left - reserved(order, symbol), held);
}

/** Only one order of an OCO will be executed. */
function reserved(order: StoredOrder, symbol: string): number {
  if (!isOpen(order)) return 0;
  const { orderStrategyType, legs } = order.request;
  if (orderStrategyType === "OCO") {
    return Math.max(...order.children.map((child) => reserved(child, symbol)));
  }
  return legs
    .filter(({ instruction, instrument }) => instruction.startsWith("SELL") && instrument.symbol === symbol)
    .filter(({ instruction }) => !opensPosition.has(instruction))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function findings(messages: readonly string[], originalSeverity: string): readonly Json[] {
  return messages.map((activityMessage) => ({ activityMessage, originalSeverity }));
}
