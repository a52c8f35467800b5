import type { ComplexOrderStrategyType, OptionInstruction } from "@schwab-kit/http-client";
import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { dayOrder } from "./single-order.js";

/** What a spread costs or brings, in dollars a share. */
export type NetPrice = { readonly netDebit: Price } | { readonly netCredit: Price } | "even";

/** A leg of a spread: its instruction, its symbol, and how many of it there are in one spread. */
export type SpreadLeg = readonly [instruction: OptionInstruction, symbol: string, ratio?: number];

export function spreadOrder(
  strategy: ComplexOrderStrategyType,
  quantity: number,
  price: NetPrice,
  legs: readonly SpreadLeg[],
): OrderBuilder {
  return legs.reduce(
    (order, [instruction, symbol, ratio = 1]) => order.addOptionLeg(instruction, symbol, quantity * ratio),
    netOrder(price).setComplexOrderStrategyType(strategy).setQuantity(quantity),
  );
}

export function netOrder(price: NetPrice): OrderBuilder {
  if (price === "even") return dayOrder("NET_ZERO");
  if ("netDebit" in price) return dayOrder("NET_DEBIT", price.netDebit);
  return dayOrder("NET_CREDIT", price.netCredit);
}
