import type { OrderRequest } from "@schwab-kit/http-client";
import { describe, expect, it } from "vitest";
import { type OrderRule, validateOrder } from "../src/index.js";

const call = (strike: number, root = "XYZ") => `${root.padEnd(6)}261218C00${strike}000`;
const share = (members: object = {}) => ({
  instruction: "BUY",
  quantity: 10,
  instrument: { symbol: "XYZ", assetType: "EQUITY" },
  ...members,
});
const option = (members: object = {}, symbol: unknown = call(100)) => ({
  instruction: "BUY_TO_OPEN",
  quantity: 1,
  instrument: { symbol, assetType: "OPTION" },
  ...members,
});
const limit = (members: object = {}) => ({
  session: "NORMAL",
  duration: "DAY",
  orderType: "LIMIT",
  price: "1.15",
  orderStrategyType: "SINGLE",
  orderLegCollection: [share()],
  ...members,
});
const spread = (members: object = {}) =>
  limit({
    orderType: "NET_DEBIT",
    orderLegCollection: [option(), option({ instruction: "SELL_TO_OPEN" }, call(105))],
    ...members,
  });
const oco = (members: object = {}) => ({
  orderStrategyType: "OCO",
  childOrderStrategies: [limit(), limit()],
  ...members,
});
const legs = (...orderLegCollection: unknown[]) => ({ orderLegCollection });
const trail = { stopPriceOffset: 1, stopPriceLinkBasis: "BID", stopPriceLinkType: "VALUE", price: undefined };

const found = (order: unknown) =>
  validateOrder(order as OrderRequest).map(({ rule, path }) => `${rule} ${path.replace(/^\$\.?/, "")}`);

describe("an order is good", () => {
  it.each<[string, unknown]>([
    ["with a limit", limit()],
    [
      "with numbers for texts, and parts of a share",
      limit({ price: 1.15, ...legs(share({ quantity: 0.5 })) }),
    ],
    ["in all sessions until it is cancelled", limit({ session: "SEAMLESS", duration: "GOOD_TILL_CANCEL" })],
    ["before the market", limit({ session: "AM" })],
    ["as a spread", spread()],
    ["as a spread at the market", spread({ orderType: "MARKET", price: undefined })],
    ["as a spread at no price", spread({ orderType: "NET_ZERO", price: "0.00" })],
    ["as a stop", limit({ orderType: "STOP", stopPrice: "1.15", price: undefined })],
    ["as a trailing stop", limit({ orderType: "TRAILING_STOP", ...trail })],
    ["as a trailing stop-limit", limit({ orderType: "TRAILING_STOP_LIMIT", ...trail, priceOffset: 0.1 })],
    ["as an OCO", oco()],
    ["as a TRIGGER", limit({ orderStrategyType: "TRIGGER", childOrderStrategies: [oco()] })],
    ["with times", limit({ releaseTime: "2026-12-18T14:30:00.000Z", cancelTime: "2026-12-18" })],
    ["sold short though no uptick", limit(legs(share({ instruction: "SELL_SHORT_EXEMPT" })))],
    ["with the same quantity as its leg", limit({ quantity: 10 })],
    [
      "with legs that are multiples of it",
      spread({ quantity: 1, ...legs(option(), option({ quantity: 2 }, call(105))) }),
    ],
  ])("%s", (_, order) => {
    expect(found(order)).toEqual([]);
  });
});

describe("an order breaks", () => {
  it.each<[OrderRule, string, unknown]>([
    ["member-unknown", "orderId", limit({ orderId: 7 })],
    ["member-unknown", "requestedDestination", limit({ requestedDestination: "AUTO" })],
    ["member-unknown", "constructor", limit({ constructor: 7 })],
    ["member-unknown", "orderLegCollection[0].legId", limit(legs(share({ legId: 1 })))],
    [
      "member-unknown",
      "orderLegCollection[0].instrument.cusip",
      limit(legs(share({ instrument: { symbol: "XYZ", assetType: "EQUITY", cusip: "1" } }))),
    ],
    ["member-missing", "session", limit({ session: undefined })],
    ["member-missing", "duration", limit({ duration: undefined })],
    ["member-missing", "orderType", limit({ orderType: undefined, stopPrice: "1.00" })],
    ["member-missing", "orderStrategyType", limit({ orderStrategyType: undefined })],
    ["member-missing", "orderLegCollection", limit({ orderLegCollection: undefined })],
    ["member-missing", "orderLegCollection", limit(legs())],
    ["member-missing", "orderLegCollection[0]", limit(legs(7))],
    ["member-missing", "", null],
    ["value-unknown", "duration", limit({ duration: "GTC" })],
    ["value-unknown", "orderType", limit({ orderType: "UNKNOWN" })],
    ["value-unknown", "complexOrderStrategyType", limit({ complexOrderStrategyType: "toString" })],
    ["value-unknown", "orderLegCollection", limit({ orderLegCollection: "BUY 1 XYZ" })],
    ["value-unknown", "destinationLinkName", limit({ destinationLinkName: 7 })],
    ["value-unknown", "orderLegCollection[0].quantityType", limit(legs(share({ quantityType: "LOTS" })))],
    ["decimal", "price", limit({ price: "1,15" })],
    ["decimal", "price", limit({ price: Number.NaN })],
    ["decimal", "orderLegCollection[0].quantity", limit(legs(share({ quantity: "ten" })))],
    ["decimal", "orderLegCollection[0].quantity", limit(legs(share({ quantity: undefined })))],
    ["time-format", "cancelTime", limit({ cancelTime: "tomorrow" })],
    ["time-format", "releaseTime", limit({ releaseTime: "2026-12-18T14:30:00" })],
    ["time-format", "releaseTime", limit({ releaseTime: "2026-13-18" })],
    ["quantity-positive", "quantity", limit({ quantity: 0 })],
    ["quantity-positive", "orderLegCollection[0].quantity", limit(legs(share({ quantity: -1 })))],
    ["quantity-whole", "orderLegCollection[0].quantity", limit(legs(option({ quantity: 1.5 })))],
    ["quantity-of-legs", "orderLegCollection[0].quantity", limit({ quantity: 5 })],
    [
      "quantity-of-legs",
      "orderLegCollection[1].quantity",
      spread({ quantity: 2, ...legs(option({ quantity: 2 }), option({ quantity: 3 }, call(105))) }),
    ],
    ["price-missing", "price", limit({ price: undefined })],
    ["decimal", "price", limit({ price: null })],
    ["price-missing", "price", spread({ price: undefined })],
    ["price-missing", "price", limit({ orderType: "STOP_LIMIT", stopPrice: 1, price: undefined })],
    ["price-missing", "price", limit({ orderType: "TRAILING_STOP_LIMIT", ...trail })],
    ["price-unused", "price", limit({ orderType: "MARKET" })],
    ["price-unused", "price", limit({ orderType: "STOP", stopPrice: "1.00" })],
    ["price-positive", "price", limit({ price: 0 })],
    ["price-positive", "price", limit({ price: "-1.15" })],
    ["price-decimals", "price", limit({ price: "1.155" })],
    ["price-decimals", "price", limit({ price: 0.12345 })],
    ["price-decimals", "activationPrice", limit({ activationPrice: 1.155 })],
    ["stop-price-missing", "stopPrice", limit({ orderType: "STOP", price: undefined })],
    ["stop-price-unused", "stopPrice", limit({ stopPrice: "1.00" })],
    [
      "trail-incomplete",
      "stopPriceLinkType",
      limit({ orderType: "TRAILING_STOP", ...trail, stopPriceLinkType: undefined }),
    ],
    ["net-price-legs", "orderType", limit({ orderType: "NET_CREDIT" })],
    ["net-price-legs", "orderType", spread({ orderType: "LIMIT" })],
    ["session-order-type", "orderType", limit({ orderType: "MARKET", price: undefined, session: "PM" })],
    ["session-duration", "duration", limit({ session: "AM", duration: "GOOD_TILL_CANCEL" })],
    ["session-duration", "duration", limit({ session: "SEAMLESS", duration: "FILL_OR_KILL" })],
    ["session-options", "session", limit({ session: "SEAMLESS", ...legs(option()) })],
    ["on-close-terms", "orderType", limit({ orderType: "LIMIT_ON_CLOSE", duration: "GOOD_TILL_CANCEL" })],
    ["single-children", "childOrderStrategies", limit({ childOrderStrategies: [limit()] })],
    ["trigger-children", "childOrderStrategies", limit({ orderStrategyType: "TRIGGER" })],
    ["member-unknown", "orderId", oco({ orderId: 7 })],
    ["oco-members", "session", oco({ session: "NORMAL" })],
    ["oco-members", "orderLegCollection", oco(legs(share()))],
    ["oco-children", "childOrderStrategies", oco({ childOrderStrategies: [limit()] })],
    [
      "leg-asset",
      "orderLegCollection[0].instrument.assetType",
      limit(legs(share({ instrument: { symbol: "SWPPX", assetType: "MUTUAL_FUND" } }))),
    ],
    [
      "leg-instruction",
      "orderLegCollection[0].instruction",
      limit(legs(share({ instruction: "BUY_TO_OPEN" }))),
    ],
    ["leg-instruction", "orderLegCollection[0].instruction", limit(legs(option({ instruction: "BUY" })))],
    ["leg-symbol", "orderLegCollection[0].instrument.symbol", limit(legs(option({}, "XYZ")))],
    ["leg-symbol", "orderLegCollection[0].instrument.symbol", limit(legs(option({}, "XYZ261218C00100000")))],
    [
      "leg-symbol",
      "orderLegCollection[0].instrument.symbol",
      limit(legs(share({ instrument: { symbol: call(100), assetType: "EQUITY" } }))),
    ],
    [
      "leg-symbol",
      "orderLegCollection[0].instrument.symbol",
      limit(legs(share({ instrument: { symbol: " ", assetType: "EQUITY" } }))),
    ],
    [
      "leg-repeated",
      "orderLegCollection[1].instrument.symbol",
      spread(legs(option(), option({ instruction: "SELL_TO_CLOSE" }))),
    ],
    [
      "price-decimals",
      "childOrderStrategies[1].price",
      oco({ childOrderStrategies: [limit(), limit({ price: "9.999" })] }),
    ],
    ["member-missing", "childOrderStrategies[0]", oco({ childOrderStrategies: [7, limit()] })],
  ])("%s at %s", (rule, path, order) => {
    expect(found(order)).toEqual([`${rule} ${path}`]);
  });

  it("many rules, all of which are told at once", () => {
    const order = limit({
      session: "PM",
      duration: "GOOD_TILL_CANCEL",
      orderType: "STOP",
      ...legs(share({ quantity: 0, instruction: "HOLD" }), 7),
      orderId: 1,
    });
    expect(new Set(found(order).map((text) => text.split(" ")[0]))).toEqual(
      new Set([
        "member-unknown",
        "price-unused",
        "stop-price-missing",
        "session-order-type",
        "session-duration",
        "leg-instruction",
        "quantity-positive",
        "member-missing",
      ]),
    );
  });

  it("the rule for the close in another session too", () => {
    expect(found(limit({ orderType: "LIMIT_ON_CLOSE", session: "AM" }))).toContain(
      "on-close-terms orderType",
    );
  });

  it("rules whatever stands in the place of an order, and never fails", () => {
    for (const value of [undefined, null, 7, "order", [], true]) {
      expect(found(value)).toEqual(["member-missing "]);
      for (const member of Object.keys(limit())) {
        expect(() => found(limit({ [member]: value }))).not.toThrow();
        expect(() => found(limit(legs({ ...share(), instrument: value })))).not.toThrow();
        expect(() => found(oco({ childOrderStrategies: value }))).not.toThrow();
      }
    }
  });
});
