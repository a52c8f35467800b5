import type { OrderRequest } from "@schwab-kit/http-client";
import { Duration, OrderType, Session } from "@schwab-kit/http-client";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equityBuyLimit, OrderBuilder, OrderInvalidError } from "../src/index.js";

const leg = { instruction: "BUY", quantity: 1, instrument: { symbol: "XYZ", assetType: "EQUITY" } };
const forced = (order: OrderBuilder) => order.build({ force: true });

/** Every member: how it is set, what it then is, and how it is cleared. */
const members: Record<
  keyof OrderRequest,
  [set: (b: OrderBuilder) => OrderBuilder, value: unknown, clear: (b: OrderBuilder) => OrderBuilder]
> = {
  session: [(b) => b.setSession(Session.SEAMLESS), "SEAMLESS", (b) => b.clearSession()],
  duration: [(b) => b.setDuration(Duration.GOOD_TILL_CANCEL), "GOOD_TILL_CANCEL", (b) => b.clearDuration()],
  orderType: [(b) => b.setOrderType(OrderType.LIMIT), "LIMIT", (b) => b.clearOrderType()],
  complexOrderStrategyType: [
    (b) => b.setComplexOrderStrategyType("VERTICAL"),
    "VERTICAL",
    (b) => b.clearComplexOrderStrategyType(),
  ],
  quantity: [(b) => b.setQuantity(2), 2, (b) => b.clearQuantity()],
  destinationLinkName: [(b) => b.setDestinationLinkName("NYSE"), "NYSE", (b) => b.clearDestinationLinkName()],
  releaseTime: [
    (b) => b.setReleaseTime(new Date(Date.UTC(2026, 11, 18, 14, 30))),
    "2026-12-18T14:30:00.000Z",
    (b) => b.clearReleaseTime(),
  ],
  cancelTime: [
    (b) => b.setCancelTime("2026-12-18T14:30:00+0000"),
    "2026-12-18T14:30:00+0000",
    (b) => b.clearCancelTime(),
  ],
  stopPrice: [(b) => b.setStopPrice(19.99), "19.99", (b) => b.clearStopPrice()],
  stopPriceLinkBasis: [(b) => b.setStopPriceLinkBasis("BID"), "BID", (b) => b.clearStopPriceLinkBasis()],
  stopPriceLinkType: [(b) => b.setStopPriceLinkType("VALUE"), "VALUE", (b) => b.clearStopPriceLinkType()],
  stopPriceOffset: [(b) => b.setStopPriceOffset(0.125), "0.125", (b) => b.clearStopPriceOffset()],
  stopType: [(b) => b.setStopType("MARK"), "MARK", (b) => b.clearStopType()],
  priceLinkBasis: [(b) => b.setPriceLinkBasis("LAST"), "LAST", (b) => b.clearPriceLinkBasis()],
  priceLinkType: [(b) => b.setPriceLinkType("PERCENT"), "PERCENT", (b) => b.clearPriceLinkType()],
  priceOffset: [(b) => b.setPriceOffset("-0.05"), "-0.05", (b) => b.clearPriceOffset()],
  price: [(b) => b.setPrice(64.1), "64.10", (b) => b.clearPrice()],
  activationPrice: [(b) => b.setActivationPrice("2.30"), "2.30", (b) => b.clearActivationPrice()],
  taxLotMethod: [(b) => b.setTaxLotMethod("LIFO"), "LIFO", (b) => b.clearTaxLotMethod()],
  specialInstruction: [
    (b) => b.setSpecialInstruction("ALL_OR_NONE"),
    "ALL_OR_NONE",
    (b) => b.clearSpecialInstruction(),
  ],
  orderStrategyType: [(b) => b.setOrderStrategyType("SINGLE"), "SINGLE", (b) => b.clearOrderStrategyType()],
  orderLegCollection: [(b) => b.addEquityLeg("BUY", "XYZ", 1), [leg], (b) => b.clearOrderLegs()],
  childOrderStrategies: [
    (b) => b.addChildOrderStrategy(new OrderBuilder().setPrice("1.00")),
    [{ price: "1.00" }],
    (b) => b.clearChildOrderStrategies(),
  ],
};

describe("the builder", () => {
  it.each(Object.entries(members))(
    "sets and clears %s, and stays as it was",
    (member, [set, value, clear]) => {
      const empty = new OrderBuilder();
      const filled = set(empty);
      expect(forced(filled)).toEqual({ [member]: value });
      expect(forced(empty)).toEqual({});
      expect(forced(clear(filled))).toEqual({});
      expect(forced(filled)).toEqual({ [member]: value });
    },
  );

  it("has every member at once, in the same order whatever they were set in", () => {
    const setters = Object.values(members).map(([set]) => set);
    const all = (list: typeof setters) =>
      forced(list.reduce((builder, set) => set(builder), new OrderBuilder()));
    expect(Object.keys(all(setters)).sort()).toEqual(Object.keys(members).sort());
    fc.assert(
      fc.property(fc.shuffledSubarray(setters, { minLength: setters.length }), (shuffled) => {
        expect(JSON.stringify(all(shuffled))).toBe(JSON.stringify(all(setters)));
      }),
      { numRuns: 20 },
    );
  });

  it("leaves every builder on the way as it was, whatever is done to it", () => {
    const steps = Object.values(members).flatMap(([set, , clear]) => [set, clear]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), (taken) => {
        const passed: [OrderBuilder, string][] = [];
        let builder = new OrderBuilder();
        for (const step of taken) {
          passed.push([builder, JSON.stringify(forced(builder))]);
          builder = step(builder);
        }
        for (const [one, before] of passed) expect(JSON.stringify(forced(one))).toBe(before);
      }),
    );
  });

  it("adds legs with all that a leg has", () => {
    const extras = { quantityType: "SHARES", positionEffect: "OPENING", divCapGains: "REINVEST" };
    const call = "XYZ   261218C00064100";
    const order = new OrderBuilder()
      .addEquityLeg("BUY", "XYZ", 1, extras)
      .addOptionLeg("SELL_TO_OPEN", call, 1);
    expect(forced(order).orderLegCollection).toEqual([
      { ...leg, ...extras },
      { instruction: "SELL_TO_OPEN", quantity: 1, instrument: { symbol: call, assetType: "OPTION" } },
    ]);
  });

  it("copies prices with all their decimals", () => {
    const order = new OrderBuilder().copyPrice("1.15555").copyStopPrice(0.123456);
    expect(forced(order)).toEqual({ price: "1.15555", stopPrice: "0.123456" });
    expect(() => order.copyPrice("1e3")).toThrow(/price: "1e3" is no plain decimal/);
    expect(() => order.setActivationPrice("1.001")).toThrow(/activationPrice/);
    expect(() => order.setStopPriceOffset("a lot")).toThrow(/stopPriceOffset/);
  });

  it("takes frozen objects, and keeps nothing of what it was given or gave", () => {
    const child = { orderLegCollection: [structuredClone(leg)], price: "1.00" };
    const frozen = deepFrozen(structuredClone(child));
    const order = new OrderBuilder({ childOrderStrategies: [child] }).addChildOrderStrategy(frozen);
    child.price = "2.00";
    for (const one of child.orderLegCollection) one.quantity = 500;
    expect(forced(order).childOrderStrategies).toEqual([frozen, frozen]);
    const built = forced(order);
    for (const one of built.childOrderStrategies?.[0]?.orderLegCollection ?? []) one.quantity = 500;
    built.childOrderStrategies?.pop();
    expect(built.childOrderStrategies).toEqual([
      { price: "1.00", orderLegCollection: [{ ...leg, quantity: 500 }] },
    ]);
    expect(forced(order).childOrderStrategies).toEqual([frozen, frozen]);
  });

  it("says all that is wrong at once, or builds it when forced to", () => {
    const bad = equityBuyLimit("XYZ", -1, "1.00").clearPrice().setSession("AM").setDuration("FILL_OR_KILL");
    const error = thrownBy(() => bad.build());
    expect(error).toBeInstanceOf(OrderInvalidError);
    const { code, action, findings, message } = error as OrderInvalidError;
    expect([code, action]).toEqual(["order-invalid", "fix-request"]);
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "price-missing $.price",
      "session-duration $.duration",
      "quantity-positive $.orderLegCollection[0].quantity",
    ]);
    for (const finding of findings) {
      expect(message).toContain(`${finding.path}: ${finding.message} [${finding.rule}]`);
    }
    expect(JSON.parse(JSON.stringify(error)).findings).toEqual(findings);
    expect(forced(bad)).toMatchObject({ session: "AM", orderLegCollection: [{ quantity: -1 }] });
  });

  it("is its order within a plain object, checked", () => {
    const child = equityBuyLimit("XYZ", 1, "1.00");
    expect(JSON.parse(JSON.stringify({ childOrderStrategies: [child] }))).toEqual({
      childOrderStrategies: [child.build()],
    });
    expect(() => JSON.stringify(child.clearPrice())).toThrow(OrderInvalidError);
  });

  it("takes what JSON would: no functions, and whatever stands in the place of a child", () => {
    const odd = { price: "1.00", note: () => "hello", childOrderStrategies: [null, 7] };
    const { note: _, ...rest } = odd;
    expect(forced(new OrderBuilder(odd as never))).toEqual(rest);
  });

  it("refuses an order within itself", () => {
    const order: OrderRequest = { price: "1.00" };
    order.childOrderStrategies = [order];
    expect(() => new OrderBuilder(order)).toThrow(/within itself/);
  });

  it("shows nothing in an error that looks like a token", () => {
    const token = "I0.b2F1dGgyLmJkYy5zY2h3YWIuY29tAbCdEfGhIjKlMnOpQrStUvWx@";
    const error = thrownBy(() =>
      equityBuyLimit(token, 1, "1.00").setSession(token).addOptionLeg(token, token, 1).build(),
    );
    expect(JSON.stringify(error)).not.toContain("b2F1dGgy");
    expect((error as Error).message).toContain("[redacted]");
    expect(String(thrownBy(() => equityBuyLimit("XYZ", 1, token)))).not.toContain("b2F1dGgy");
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFrozen(member);
  }
  return value;
}
