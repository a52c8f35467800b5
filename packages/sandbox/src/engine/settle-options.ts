import type { Instrument } from "../market/instrument.js";
import type { Market } from "../market/market.js";
import type { OptionContract } from "../market/options/option-contract.js";
import { cents } from "../trader/cents.js";
import type { TradingAccount } from "../trader/trader.js";
import { closingPriceOf } from "./closing-price.js";
import { type Cover, coverShorts } from "./cover-shorts.js";

/**
 * Ends the options of an account that have come to their end. What is in the money is settled in cash at its worth;
 * sold ones that shares or cash stand behind are assigned: the shares go or come at the strike.
 * @param time Epoch milliseconds.
 */
export function settleOptions(account: TradingAccount, market: Market, time: number): void {
  const holdings = account.ledger.holdings();
  const covers = coverShorts(holdings);
  for (const { instrument, quantity } of holdings) {
    const { contract } = instrument;
    if (contract === undefined || contract.expiration.expires > time) continue;
    const worth = worthOf(contract, market);
    const assigned = worth > 0 ? assignedOf(contract, market, covers) : 0;
    const settled = quantity < 0 ? -quantity - assigned : -quantity;
    if (settled !== 0) deliver(instrument, settled, worth, "OPTION EXPIRATION");
    if (assigned === 0) continue;
    const shares = market.security(contract.underlying);
    if (shares === undefined) throw new Error(`The sandbox's market has no ${contract.underlying}.`);
    deliver(instrument, assigned, 0, "OPTION ASSIGNMENT");
    const sign = contract.putCall === "CALL" ? -1 : 1;
    deliver(shares, sign * assigned * 100, contract.strike, "OPTION ASSIGNMENT");
  }

  function deliver(instrument: Instrument, quantity: number, price: number, description: string): void {
    const held = account.ledger.holding(instrument.symbol)?.quantity ?? 0;
    const opens = held === 0 || held > 0 === quantity > 0;
    account.ledger.add({
      type: "RECEIVE_AND_DELIVER",
      activityId: account.nextActivityId(),
      time,
      instrument,
      quantity,
      price,
      positionEffect: opens ? "OPENING" : "CLOSING",
      closingPrice: closingPriceOf(instrument, market, time),
      description,
    });
  }
}

/** Dollars per share at the end. */
function worthOf({ underlying, putCall, strike, expiration }: OptionContract, market: Market): number {
  const price = market.snapshot(underlying, expiration.expires)?.regularLast ?? strike;
  return cents(Math.max(0, putCall === "CALL" ? price - strike : strike - price));
}

/** Contracts of an option sold for which shares change hands. An index has none. */
function assignedOf(contract: OptionContract, market: Market, covers: readonly Cover[]): number {
  if (market.instrument(contract.underlying)?.kind === "INDEX") return 0;
  return covers
    .filter(
      (cover) => cover.contract.symbol === contract.symbol && (cover.by === "shares" || cover.by === "cash"),
    )
    .reduce((sum, { contracts }) => sum + contracts, 0);
}
