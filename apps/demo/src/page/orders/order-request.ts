import type { OrderRequest } from "@schwab-kit/http-client";
import {
  equityBuyLimit,
  equityBuyMarket,
  equitySellLimit,
  equitySellMarket,
  optionBuyToOpenLimit,
  optionBuyToOpenMarket,
  optionSellToCloseLimit,
  optionSellToCloseMarket,
} from "@schwab-kit/orders";

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

/** Why the form is no order yet, or nothing. */
export function whatIsMissing({ accountHash, symbol, quantity, type, price }: OrderForm): string | undefined {
  if (accountHash === "") return "Choose an account.";
  if (symbol.trim() === "") return "Give a symbol.";
  if (!Number.isInteger(quantity) || quantity < 1) return "Give a quantity of 1 or more.";
  if (type === "LIMIT" && !(price !== undefined && price > 0)) return "Give a limit price above zero.";
  return undefined;
}

/**
 * The form as Schwab takes it.
 * @throws OrderInvalidError for what Schwab would refuse whatever the market does
 */
export function orderRequestOf({
  symbol,
  side,
  quantity,
  type,
  price = 0,
  duration,
}: OrderForm): OrderRequest {
  const { market, limit } = (optionSymbol.test(symbol) ? ofOptions : ofShares)[side];
  // Text, so that no digit is changed on the way.
  const order =
    type === "MARKET" ? market(symbol, quantity) : limit(symbol, quantity, price.toFixed(price < 1 ? 4 : 2));
  return order.setDuration(duration).build();
}

const ofShares = {
  BUY: { market: equityBuyMarket, limit: equityBuyLimit },
  SELL: { market: equitySellMarket, limit: equitySellLimit },
};

/** The ticket opens with what it buys, and closes with what it sells. */
const ofOptions = {
  BUY: { market: optionBuyToOpenMarket, limit: optionBuyToOpenLimit },
  SELL: { market: optionSellToCloseMarket, limit: optionSellToCloseLimit },
};
