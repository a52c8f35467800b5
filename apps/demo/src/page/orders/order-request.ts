import type { OrderRequest } from "@schwab-kit/http-client";

/** What a person fills in. */
export interface OrderForm {
  readonly accountHash: string;
  readonly symbol: string;
  readonly side: "BUY" | "SELL";
  readonly quantity: number;
  readonly type: "MARKET" | "LIMIT";
  /** Dollars; of a limit order. */
  readonly price: number | undefined;
  readonly duration: "DAY" | "GOOD_TILL_CANCEL";
}

/** `AAPL  261218C00250000`: the root filled up to six places, the day, the kind, the strike. */
const optionSymbol = /^[A-Z0-9 ]{6}\d{6}[CP]\d{8}$/;

export const isOption = (symbol: string): boolean => optionSymbol.test(symbol);

/** Why the form is no order yet, or nothing. */
export function whatIsMissing({ accountHash, symbol, quantity, type, price }: OrderForm): string | undefined {
  if (accountHash === "") return "Choose an account.";
  if (symbol.trim() === "") return "Give a symbol.";
  if (!Number.isInteger(quantity) || quantity < 1) return "Give a quantity of 1 or more.";
  if (type === "LIMIT" && !(price !== undefined && price > 0)) return "Give a limit price above zero.";
  return undefined;
}

/** The form as Schwab takes it. */
export function orderRequestOf({ symbol, side, quantity, type, price, duration }: OrderForm): OrderRequest {
  const isOptionOrder = isOption(symbol);
  return {
    orderType: type,
    session: "NORMAL",
    duration,
    orderStrategyType: "SINGLE",
    // A string, so that no digit is changed on the way.
    ...(type === "LIMIT" && price !== undefined ? { price: price.toFixed(price < 1 ? 4 : 2) } : {}),
    orderLegCollection: [
      {
        instruction: isOptionOrder ? (side === "BUY" ? "BUY_TO_OPEN" : "SELL_TO_CLOSE") : side,
        quantity,
        instrument: { symbol, assetType: isOptionOrder ? "OPTION" : "EQUITY" },
      },
    ],
  };
}
