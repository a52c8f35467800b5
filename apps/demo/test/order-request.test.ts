import { expect, test } from "vitest";
import { type OrderForm, orderRequestOf, whatIsMissing } from "../src/page/orders/order-request.js";

const form: OrderForm = {
  accountHash: "HASH",
  symbol: "AAPL",
  side: "BUY",
  quantity: 3,
  type: "LIMIT",
  price: 100.1,
  duration: "DAY",
};

test("a limit order's price is sent with the digits that Schwab takes", () => {
  expect(orderRequestOf(form).price).toBe("100.10");
  expect(orderRequestOf({ ...form, price: 0.1234 }).price).toBe("0.1234");
  expect(orderRequestOf({ ...form, type: "MARKET" })).not.toHaveProperty("price");
});

test("shares are bought and sold, options opened and closed", () => {
  const legOf = (changed: Partial<OrderForm>) =>
    orderRequestOf({ ...form, ...changed }).orderLegCollection?.[0];
  const option = "AAPL  261218C00250000";
  expect(legOf({})).toEqual({
    instruction: "BUY",
    quantity: 3,
    instrument: { symbol: "AAPL", assetType: "EQUITY" },
  });
  expect(legOf({ side: "SELL" })?.instruction).toBe("SELL");
  expect(legOf({ symbol: option })).toMatchObject({
    instruction: "BUY_TO_OPEN",
    instrument: { symbol: option, assetType: "OPTION" },
  });
  expect(legOf({ symbol: option, side: "SELL" })?.instruction).toBe("SELL_TO_CLOSE");
});

test.each<[Partial<OrderForm>, string]>([
  [{ accountHash: "" }, "Choose an account."],
  [{ symbol: " " }, "Give a symbol."],
  [{ quantity: 0 }, "Give a quantity of 1 or more."],
  [{ quantity: 1.5 }, "Give a quantity of 1 or more."],
  [{ quantity: Number.NaN }, "Give a quantity of 1 or more."],
  [{ price: undefined }, "Give a limit price above zero."],
  [{ price: 0 }, "Give a limit price above zero."],
])("%j is no order yet: %s", (changed, missing) => {
  expect(whatIsMissing({ ...form, ...changed })).toBe(missing);
});

test("a market order needs no price", () => {
  expect(whatIsMissing({ ...form, type: "MARKET", price: undefined })).toBeUndefined();
  expect(whatIsMissing(form)).toBeUndefined();
});
