import type { OrderBuilder } from "../order-builder.js";
import type { Price } from "../price.js";
import { netOrder } from "./spread-order.js";

const sharesPerContract = 100;

/** Buys 100 shares for each contract and sells the calls, at one price for both: dollars a share. */
export function coveredCallOpen(
  symbol: string,
  callSymbol: string,
  contracts: number,
  netDebit: Price,
): OrderBuilder {
  return netOrder({ netDebit })
    .setComplexOrderStrategyType("COVERED")
    .setQuantity(contracts)
    .addEquityLeg("BUY", symbol, contracts * sharesPerContract)
    .addOptionLeg("SELL_TO_OPEN", callSymbol, contracts);
}

/** Closes what `coveredCallOpen` opened. */
export function coveredCallClose(
  symbol: string,
  callSymbol: string,
  contracts: number,
  netCredit: Price,
): OrderBuilder {
  return netOrder({ netCredit })
    .setComplexOrderStrategyType("COVERED")
    .setQuantity(contracts)
    .addEquityLeg("SELL", symbol, contracts * sharesPerContract)
    .addOptionLeg("BUY_TO_CLOSE", callSymbol, contracts);
}
