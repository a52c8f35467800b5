import type { Instrument } from "../market/instrument.js";
import type { Market } from "../market/market.js";
import type { TradingAccount } from "../trader/trader.js";
import { availableFunds, type PlannedTrade, stocksWorth } from "./available-funds.js";
import { type Cover, coverShorts, type Position } from "./cover-shorts.js";
import type { Needs } from "./reservations.js";

/** What trades would do to an account. */
export interface Impact {
  /** What they take of it; what they bring in counts as nothing taken. */
  readonly needs: Needs;
  /** Dollars of available funds before them, without what open orders keep. */
  readonly available: number;
  /** What would stand behind its sold options. */
  readonly covers: readonly Cover[];
}

interface Plan {
  readonly trades: readonly PlannedTrade[];
  /** Dollars they cost with all fees; negative when they bring money in. */
  readonly cost: number;
  /** Whether what other open orders keep counts as gone. */
  readonly besideOthers: boolean;
}

export function impactOf(account: TradingAccount, market: Market, time: number, plan: Plan): Impact {
  const { data, ledger, reservations } = account;
  const { trades, cost, besideOthers } = plan;
  const held: readonly Position[] = ledger.holdings();
  const free = besideOthers ? held.map((position) => without(position, account)) : held;
  const before = coverShorts(free);
  const covers = coverShorts(withTrades(free, trades));
  const priceOf = (instrument: Instrument): number => market.tape(instrument, time).at(time).last;
  const fundsBefore = availableFunds(data.type, ledger.cash(), stocksWorth(held, [], priceOf), before);
  const fundsAfter = availableFunds(
    data.type,
    ledger.cash() - cost,
    stocksWorth(held, trades, priceOf),
    covers,
  );
  return {
    needs: {
      funds: Math.max(0, Number((fundsBefore - fundsAfter).toFixed(2))),
      units: { ...closedBy(trades, held), ...newlyBehind(before, covers) },
    },
    available: besideOthers ? fundsBefore - reservations.funds() : fundsBefore,
    covers,
  };
}

/** The position without what open orders will take of it. */
function without({ instrument, quantity }: Position, { reservations }: TradingAccount): Position {
  const kept = reservations.units(instrument.symbol);
  return { instrument, quantity: quantity > 0 ? Math.max(0, quantity - kept) : Math.min(0, quantity + kept) };
}

function withTrades(held: readonly Position[], trades: readonly PlannedTrade[]): readonly Position[] {
  const bySymbol = new Map(held.map((position) => [position.instrument.symbol, position]));
  for (const { instrument, quantity } of trades) {
    const before = bySymbol.get(instrument.symbol)?.quantity ?? 0;
    bySymbol.set(instrument.symbol, { instrument, quantity: before + quantity });
  }
  return [...bySymbol.values()];
}

/** By symbol, how much of what is held the trades close. */
function closedBy(trades: readonly PlannedTrade[], held: readonly Position[]): Record<string, number> {
  const closed: Record<string, number> = {};
  for (const { instrument, quantity } of trades) {
    const has = held.find((position) => position.instrument.symbol === instrument.symbol)?.quantity ?? 0;
    if (has !== 0 && has > 0 !== quantity > 0) closed[instrument.symbol] = Math.abs(quantity);
  }
  return closed;
}

/** By symbol, the shares that would come to stand behind sold options. */
function newlyBehind(before: readonly Cover[], after: readonly Cover[]): Record<string, number> {
  const shares: Record<string, number> = {};
  const count = (covers: readonly Cover[], sign: 1 | -1): void => {
    for (const { contract, contracts, by } of covers) {
      if (by !== "shares") continue;
      shares[contract.underlying] = (shares[contract.underlying] ?? 0) + sign * contracts * 100;
    }
  };
  count(before, -1);
  count(after, 1);
  return Object.fromEntries(Object.entries(shares).filter(([, number]) => number > 0));
}
