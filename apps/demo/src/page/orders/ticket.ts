import { useState } from "react";
import type { OrderForm } from "./order-request.js";

/** What stands in the ticket. */
export interface Ticket {
  readonly form: OrderForm;
  change(changed: Partial<OrderForm>): void;
  /** Takes another security, with a limit in dollars where one is known. */
  trade(symbol: string, limit?: number): void;
}

/** The ticket's account stays empty until one is chosen, and so does its limit price. */
export function useTicket(symbol: string): Ticket {
  const [form, setForm] = useState<OrderForm>({
    accountHash: "",
    symbol,
    side: "BUY",
    quantity: 1,
    type: "MARKET",
    price: undefined,
    duration: "DAY",
  });
  return {
    form,
    change: (changed) => setForm((known) => changedForm(known, changed)),
    trade: (symbol, limit) => setForm((known) => formFor(known, symbol, limit)),
  };
}

/** A price belongs to its security: another symbol takes it away, though the rest stays as it was typed. */
export function changedForm(known: OrderForm, changed: Partial<OrderForm>): OrderForm {
  const isOther = changed.symbol !== undefined && changed.symbol !== known.symbol;
  return { ...known, ...(isOther && { price: undefined }), ...changed };
}

/** A new order to buy one; the account and how long it is valid stay. */
export function formFor(known: OrderForm, symbol: string, limit: number | undefined): OrderForm {
  if (symbol === known.symbol && limit === undefined) return known;
  const isLimited = limit !== undefined && limit > 0;
  return {
    ...known,
    symbol,
    side: "BUY",
    quantity: 1,
    type: isLimited ? "LIMIT" : "MARKET",
    price: isLimited ? limit : undefined,
  };
}
