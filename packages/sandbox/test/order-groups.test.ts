import { describe, expect, it } from "vitest";
import type { StoredOrder } from "../src/orders/order-book.js";
import { practice, shares } from "./practice.js";
import type { Json } from "./trader-support.js";

const close = "2026-11-23T16:00:00-05:00";
const limit = (instruction: string, price: number, terms: Json = {}): Json =>
  shares(instruction, "NVDA", 3, { orderType: "LIMIT", price, ...terms });
const oco = (...childOrderStrategies: Json[]): Json => ({ orderStrategyType: "OCO", childOrderStrategies });
const statuses = ({ status, children }: StoredOrder): unknown[] => [status, ...children.flatMap(statuses)];

describe("an OCO", () => {
  it("cancels the other order when one is filled, and is then filled itself", () => {
    const { margin, place, goTo, quote } = practice();
    const { last } = quote("NVDA");
    const order = place(margin, oco(limit("SELL", Number((last + 0.5).toFixed(2))), limit("SELL", last * 2)));
    expect(statuses(order)).toEqual(["WORKING", "WORKING", "WORKING"]);
    goTo(close);
    expect(statuses(order)).toEqual(["FILLED", "FILLED", "CANCELED"]);
    expect(margin.reservations.units("NVDA")).toBe(0);
  });

  it("keeps its shares once, and gives them back when it is cancelled", () => {
    const { margin, place, trader } = practice();
    const held = margin.ledger.holding("NVDA")?.quantity ?? 0;
    const both = oco(
      shares("SELL", "NVDA", held, { orderType: "LIMIT", price: 900 }),
      shares("SELL", "NVDA", held, { orderType: "STOP", stopPrice: 1 }),
    );
    const order = place(margin, both);
    expect(statuses(order)).toEqual(["WORKING", "WORKING", "AWAITING_STOP_CONDITION"]);
    expect(margin.reservations.units("NVDA")).toBe(held);
    expect(place(margin, limit("SELL", 900)).status).toBe("REJECTED");
    trader.engine.cancel(margin, order.children[0] as StoredOrder);
    expect(statuses(order)).toEqual(["CANCELED", "CANCELED", "CANCELED"]);
    expect(place(margin, limit("SELL", 900)).status).toBe("WORKING");
  });

  it("is rejected as a whole when one of its orders is", () => {
    const { margin, place } = practice();
    const order = place(margin, oco(limit("SELL", 900), shares("SELL", "KO", 1)));
    expect(statuses(order)).toEqual(["REJECTED", "REJECTED", "REJECTED"]);
    expect(order.statusDescription).toContain("oversold/overbought");
    expect(margin.reservations.units("NVDA")).toBe(0);
  });

  it("is over when the last of its orders has expired", () => {
    const { margin, place, goTo } = practice();
    const order = place(margin, oco(limit("SELL", 900), limit("SELL", 901)));
    goTo(close);
    expect(statuses(order)).toEqual(["EXPIRED", "EXPIRED", "EXPIRED"]);
  });
});

describe("a TRIGGER", () => {
  const bracket = (entry: Json): Json => ({
    ...entry,
    orderStrategyType: "TRIGGER",
    childOrderStrategies: [
      oco(
        shares("SELL", "KO", 3, { orderType: "LIMIT", price: 900 }),
        shares("SELL", "KO", 3, { orderType: "STOP", stopPrice: 1 }),
      ),
    ],
  });

  it("brings what waits for it to the market when it is filled", () => {
    const { margin, place, goTo, quote } = practice("2026-11-23T08:00:00-05:00");
    const order = place(margin, bracket(shares("BUY", "KO", 3)));
    expect(statuses(order)).toEqual(["PENDING_ACTIVATION", ...Array(3).fill("AWAITING_PARENT_ORDER")]);
    goTo("2026-11-23T09:30:00-05:00");
    expect(statuses(order)).toEqual(["FILLED", "WORKING", "WORKING", "AWAITING_STOP_CONDITION"]);
    expect(order.executions[0]?.prices).toEqual([quote("KO").ask]);
  });

  it("takes what waits for it along when it ends in another way", () => {
    const { margin, place, goTo } = practice();
    const order = place(margin, bracket(shares("BUY", "KO", 3, { orderType: "LIMIT", price: 1 })));
    const refused = place(margin, bracket(shares("BUY", "KO", 300_000)));
    goTo(close);
    expect(statuses(order)).toEqual(["EXPIRED", "CANCELED", "CANCELED", "CANCELED"]);
    expect(statuses(refused)).toEqual(["REJECTED", "CANCELED", "CANCELED", "CANCELED"]);
  });
});

describe("a replaced order", () => {
  it("gives back what it keeps, and what was filled of it stays", () => {
    const { margin, place, trader } = practice("2026-11-23T17:00:00-05:00");
    const terms = { orderType: "LIMIT", session: "PM", price: 120 };
    const order = place(margin, shares("BUY", "KO", 500, terms));
    const { filled } = order;
    expect(filled).toBeGreaterThan(0);
    expect(filled).toBeLessThan(500);
    const next = trader.engine.replace(margin, order, {
      ...order.request,
      terms: { ...order.request.terms, price: 2 },
    });
    expect([order.status, order.filled, next?.status, next?.filled]).toEqual([
      "REPLACED",
      filled,
      "WORKING",
      0,
    ]);
    expect(margin.ledger.holding("KO")?.quantity).toBe(filled);
    expect(margin.reservations.funds()).toBe(500);
  });
});
