import { describe, expect, it } from "vitest";
import type { OrderRequest } from "../src/index.js";
import { isSameOrder } from "../src/placing/same-order.js";

const leg = (symbol: string, instruction: string, quantity = 1) => ({
  instruction,
  quantity,
  instrument: { symbol, assetType: "OPTION" },
});
const call = "XYZ   261218C00250000";
const put = "XYZ   261218P00250000";
const spread: OrderRequest = {
  orderType: "NET_DEBIT",
  orderStrategyType: "SINGLE",
  price: "1.20",
  quantity: 2,
  orderLegCollection: [leg(call, "BUY_TO_OPEN", 2), leg(put, "SELL_TO_OPEN", 2)],
};
const single = (changes: OrderRequest = {}): OrderRequest => ({
  orderType: "STOP_LIMIT",
  price: "0.1234",
  stopPrice: 0.12,
  orderLegCollection: [leg("xyz", "BUY")],
  ...changes,
});

describe("an order is the same", () => {
  it.each<[string, OrderRequest, object]>([
    ["as itself", spread, spread],
    ["with numbers for texts", spread, { ...spread, price: 1.2 }],
    [
      "with its legs in another order",
      spread,
      { ...spread, orderLegCollection: [leg(put, "SELL_TO_OPEN", 2), leg(call, "BUY_TO_OPEN", 2)] },
    ],
    ["with what Schwab adds", spread, { ...spread, orderId: 7, status: "WORKING", filledQuantity: 1 }],
    [
      "with its strategy named, and the symbol in capitals",
      single(),
      { ...single({ orderLegCollection: [leg("XYZ", "BUY")] }), orderStrategyType: "SINGLE" },
    ],
    ["with a price where it had none", { orderType: "MARKET" }, { orderType: "MARKET", price: 7.5 }],
    [
      "with its children in another order",
      { orderStrategyType: "OCO", childOrderStrategies: [single(), spread] },
      { orderStrategyType: "OCO", childOrderStrategies: [spread, single()] },
    ],
  ])("%s", (_, sent, listed) => {
    expect(isSameOrder(sent, listed)).toBe(true);
  });
});

describe("an order is another", () => {
  it.each<[string, OrderRequest, object]>([
    ["type", spread, { ...spread, orderType: "NET_CREDIT" }],
    ["strategy", single(), { ...single(), orderStrategyType: "TRIGGER" }],
    ["price", spread, { ...spread, price: 1.21 }],
    ["price missing", spread, { ...spread, price: undefined }],
    ["stop price", single(), { ...single(), stopPrice: 0.13 }],
    ["offset", single({ stopPriceOffset: 5 }), single({ stopPriceOffset: 6 })],
    ["quantity", spread, { ...spread, quantity: 3 }],
    ["leg's symbol", single(), single({ orderLegCollection: [leg("XYZW", "BUY")] })],
    ["leg's instruction", single(), single({ orderLegCollection: [leg("XYZ", "SELL")] })],
    ["leg's quantity", single(), single({ orderLegCollection: [leg("XYZ", "BUY", 2)] })],
    ["leg more", single(), single({ orderLegCollection: [leg("XYZ", "BUY"), leg(put, "BUY")] })],
    [
      "leg twice",
      spread,
      { ...spread, orderLegCollection: [leg(call, "BUY_TO_OPEN", 2), leg(call, "BUY_TO_OPEN", 2)] },
    ],
    ["legs missing", single(), single({ orderLegCollection: undefined as never })],
    [
      "child",
      { orderStrategyType: "OCO", childOrderStrategies: [single(), spread] },
      { orderStrategyType: "OCO", childOrderStrategies: [single(), single()] },
    ],
    ["child more", single(), single({ childOrderStrategies: [spread] })],
  ])("by its %s", (_, sent, listed) => {
    expect(isSameOrder(sent, listed)).toBe(false);
  });
});
