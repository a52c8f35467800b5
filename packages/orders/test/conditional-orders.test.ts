import { describe, expect, it } from "vitest";
import {
  bracket,
  equityBuyLimit,
  equitySellLimit,
  equitySellMarket,
  firstTriggersSecond,
  oneCancelsOther,
  optionBuyToOpenLimit,
  optionSellToCloseLimit,
  stopOrder,
} from "../src/index.js";

const entry = equityBuyLimit("XYZ", 5, "14.97");
const profit = equitySellLimit("XYZ", 5, "15.27");
const loss = stopOrder(equitySellMarket("XYZ", 5), "11.27");

describe("orders that belong together", () => {
  it("are left as they were", () => {
    const before = [entry, profit, loss].map((order) => JSON.stringify(order));
    firstTriggersSecond(entry, profit);
    firstTriggersSecond(entry, profit);
    bracket(entry, profit, loss);
    expect([entry, profit, loss].map((order) => JSON.stringify(order))).toEqual(before);
  });

  it("are those that were given, each once", () => {
    const twice = firstTriggersSecond(firstTriggersSecond(entry, profit), loss).build();
    expect(twice.childOrderStrategies).toEqual([profit.build(), loss.build()]);
    expect(twice).toEqual({
      ...entry.build(),
      orderStrategyType: "TRIGGER",
      childOrderStrategies: [profit.build(), loss.build()],
    });
    expect(firstTriggersSecond(entry, profit).build().childOrderStrategies).toEqual([profit.build()]);
    expect(oneCancelsOther(profit, loss).build()).toEqual({
      orderStrategyType: "OCO",
      childOrderStrategies: [profit.build(), loss.build()],
    });
  });

  it("may be plain objects, also frozen ones, that nobody changes", () => {
    const plain = Object.freeze({ ...entry.build(), orderLegCollection: Object.freeze([]) as never });
    const order = firstTriggersSecond(plain, profit.build());
    expect(order.build({ force: true })).toMatchObject({
      orderStrategyType: "TRIGGER",
      orderLegCollection: [],
    });
    expect(plain.orderStrategyType).toBe("SINGLE");
  });

  it("can't be triggered by an OCO", () => {
    expect(() => firstTriggersSecond(oneCancelsOther(profit, loss), entry)).toThrow(/triggers nothing/);
    const order = firstTriggersSecond(entry, oneCancelsOther(profit, loss)).build();
    expect(order).toEqual(bracket(entry, profit, loss).build());
  });

  it("make a bracket only when both ways out close what the entry opens", () => {
    const call = "XYZ   261218C00100000";
    const option = optionBuyToOpenLimit(call, 1, "2.00");
    const out = optionSellToCloseLimit(call, 1, "3.00");
    expect(bracket(option, out, out).build().childOrderStrategies).toHaveLength(1);
    for (const [opened, first, second] of [
      [entry, equitySellLimit("XYZ", 4, "15.27"), loss],
      [entry, profit, stopOrder(equitySellMarket("XYY", 5), "11.27")],
      [entry, equityBuyLimit("XYZ", 5, "15.27"), loss],
      [option, profit, loss],
      [entry, profit.addEquityLeg("SELL", "XYY", 5), loss],
      [entry.clearOrderLegs(), profit.clearOrderLegs(), loss],
    ] as const) {
      expect(() => bracket(opened, first, second)).toThrow(/doesn't close what the entry opens/);
    }
  });
});
