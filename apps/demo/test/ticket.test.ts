import { expect, test } from "vitest";
import type { OrderForm } from "../src/page/orders/order-request.js";
import { changedForm, formFor } from "../src/page/orders/ticket.js";
import { securityName } from "../src/page/shared/security-name.js";

const typed: OrderForm = {
  accountHash: "hash",
  symbol: "AAPL",
  side: "SELL",
  quantity: 10,
  type: "LIMIT",
  price: 215.5,
  duration: "GOOD_TILL_CANCEL",
};

test("a limit price doesn't stay for another security that is typed", () => {
  expect(changedForm(typed, { symbol: "KO" })).toEqual({ ...typed, symbol: "KO", price: undefined });
  expect(changedForm(typed, { symbol: "AAPL" })).toEqual(typed);
  expect(changedForm(typed, { quantity: 3 })).toEqual({ ...typed, quantity: 3 });
});

test("a security that is chosen elsewhere begins a new order for the same account", () => {
  const begun = { ...typed, symbol: "KO", side: "BUY", quantity: 1, type: "MARKET", price: undefined };
  expect(formFor(typed, "KO", undefined)).toEqual(begun);
  expect(formFor(typed, "KO", 66.37)).toEqual({ ...begun, type: "LIMIT", price: 66.37 });
  // Nobody sells for nothing: an ask of zero means that there is none.
  expect(formFor(typed, "KO", 0)).toEqual(begun);
  expect(formFor(typed, "AAPL", undefined)).toBe(typed);
});

test("an option has a name that can be read, and everything else its symbol", () => {
  expect(securityName("AAPL  261127C00205000")).toBe("AAPL 205 call, Nov 27, 2026");
  expect(securityName("SPXW  261218P05612500")).toBe("SPXW 5612.5 put, Dec 18, 2026");
  expect(securityName("BRK/B")).toBe("BRK/B");
});
