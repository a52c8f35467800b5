import type { Instrument } from "../market/instrument.js";

/** What an account holds of one security. */
export interface Holding {
  readonly instrument: Instrument;
  /** Negative when it was sold short. */
  readonly quantity: number;
  /** Dollars paid per unit, or received for one sold short, to a hundredth of a cent. */
  readonly averagePrice: number;
}

export interface Holdings {
  /** @param cost Dollars; negative for a sale. */
  change(instrument: Instrument, quantity: number, cost: number): void;
  all(): readonly Holding[];
  find(symbol: string): Holding | undefined;
}

interface Sum {
  readonly instrument: Instrument;
  readonly quantity: number;
  readonly paid: number;
}

export function createHoldings(): Holdings {
  const held = new Map<string, Sum>();
  return {
    change(instrument, change, cost) {
      const before = held.get(instrument.symbol) ?? { quantity: 0, paid: 0 };
      const quantity = Number((before.quantity + change).toFixed(6));
      const grows = before.quantity === 0 || change > 0 === before.quantity > 0;
      // What goes takes its part of what was paid; the average of the rest stays.
      const paid = grows ? before.paid + cost : (before.paid * quantity) / before.quantity;
      if (quantity === 0) held.delete(instrument.symbol);
      else held.set(instrument.symbol, { instrument, quantity, paid });
    },
    all: () => [...held.values()].map(holdingOf),
    find(symbol) {
      const sum = held.get(symbol);
      return sum && holdingOf(sum);
    },
  };
}

function holdingOf({ instrument, quantity, paid }: Sum): Holding {
  const units = instrument.kind === "OPTION" ? quantity * 100 : quantity;
  return { instrument, quantity, averagePrice: Number((paid / units).toFixed(4)) };
}
