import { describe, expect, it } from "vitest";
import { at, firstFill, practice, shares } from "./practice.js";
import type { Json } from "./trader-support.js";

const far = (terms: Json): Json => shares("BUY", "KO", 1, { orderType: "LIMIT", price: 1, ...terms });

describe("an order that is not filled ends", () => {
  it.each<[string, string, string, Json]>([
    ["with the day", "2026-11-23T10:30:00-05:00", "2026-11-23T16:00:00-05:00", {}],
    ["with the next day when the day is over", "2026-11-23T16:30:00-05:00", "2026-11-24T16:00:00-05:00", {}],
    ["after the weekend", "2026-11-20T18:00:00-05:00", "2026-11-23T16:00:00-05:00", {}],
    ["early when the exchanges do", "2026-11-26T12:00:00-05:00", "2026-11-27T13:00:00-05:00", {}],
    ["with the morning", "2026-11-23T08:30:00-05:00", "2026-11-23T09:30:00-05:00", { session: "AM" }],
    ["with the evening", "2026-11-23T10:30:00-05:00", "2026-11-23T20:00:00-05:00", { session: "PM" }],
    ["with all sessions", "2026-11-23T10:30:00-05:00", "2026-11-23T20:00:00-05:00", { session: "SEAMLESS" }],
    [
      "after 180 days",
      "2026-11-23T10:30:00-05:00",
      "2027-05-21T16:00:00-04:00",
      { duration: "GOOD_TILL_CANCEL" },
    ],
    ["with the week", "2026-11-23T10:30:00-05:00", "2026-11-27T13:00:00-05:00", { duration: "END_OF_WEEK" }],
    [
      "with the next week",
      "2026-11-27T14:30:00-05:00",
      "2026-12-04T16:00:00-05:00",
      { duration: "END_OF_WEEK" },
    ],
    [
      "with the month",
      "2026-10-23T10:30:00-04:00",
      "2026-10-30T16:00:00-04:00",
      { duration: "END_OF_MONTH" },
    ],
    [
      "with the next month",
      "2026-10-23T10:30:00-04:00",
      "2026-11-30T16:00:00-05:00",
      { duration: "NEXT_END_OF_MONTH" },
    ],
    [
      "at its cancelTime",
      "2026-11-23T10:30:00-05:00",
      "2026-11-23T11:00:00-05:00",
      { cancelTime: "2026-11-23T16:00:00+0000" },
    ],
  ])("%s", (_when, entered, ends, terms) => {
    const { cash, place, goTo } = practice(entered);
    const order = place(cash, far(terms));
    goTo(at(Date.parse(ends) - 1));
    expect(order.closeTime).toBeUndefined();
    goTo(ends);
    expect([order.status, at(order.closeTime)]).toEqual(["EXPIRED", at(Date.parse(ends))]);
  });

  it("at once when it can wait for nothing, with what it could get", () => {
    const { margin, place } = practice("2026-11-23T17:00:00-05:00");
    const now = { orderType: "LIMIT", session: "PM", price: 120 };
    const some = place(margin, shares("BUY", "KO", 500, { ...now, duration: "IMMEDIATE_OR_CANCEL" }));
    expect([some.status, some.filled > 0, some.filled < 500]).toEqual(["CANCELED", true, true]);
    expect(some.executions.map(({ executionType }) => executionType)).toEqual(["FILL", "CANCELED"]);
    const all = place(margin, shares("BUY", "KO", 490, { ...now, duration: "FILL_OR_KILL" }));
    expect([all.status, all.filled]).toEqual(["CANCELED", 0]);
    const few = place(margin, shares("BUY", "KO", 5, { ...now, duration: "FILL_OR_KILL" }));
    expect([few.status, few.filled]).toEqual(["FILLED", 5]);
    const none = place(margin, shares("BUY", "KO", 5, { ...now, price: 1, duration: "IMMEDIATE_OR_CANCEL" }));
    expect([none.status, none.filled]).toEqual(["CANCELED", 0]);
  });
});

describe("an order waits", () => {
  it("for its session, and is filled in none but that", () => {
    const { cash, place, goTo } = practice();
    const terms = { orderType: "LIMIT", price: 500, session: "PM" };
    const order = place(cash, shares("BUY", "KO", 1, terms));
    expect(order.status).toBe("PENDING_ACTIVATION");
    goTo("2026-11-23T16:00:00-05:00");
    expect(firstFill(order)?.time).toBe("2026-11-23T21:00:00.000Z");
  });

  it("for its releaseTime", () => {
    const { cash, place, goTo } = practice();
    const order = place(cash, shares("BUY", "KO", 1, { releaseTime: "2026-11-23T17:00:00+0000" }));
    expect(order.status).toBe("AWAITING_RELEASE_TIME");
    goTo("2026-11-23T12:00:00-05:00");
    expect(firstFill(order)?.time).toBe("2026-11-23T17:00:00.000Z");
  });

  it("until all of it can be had at once, when it is all or none", () => {
    const { margin, place, goTo } = practice("2026-11-23T16:00:00-05:00");
    const terms = { orderType: "LIMIT", session: "PM", price: 120, specialInstruction: "ALL_OR_NONE" };
    const order = place(margin, shares("BUY", "KO", 400, terms));
    expect([order.status, order.filled]).toEqual(["WORKING", 0]);
    goTo("2026-11-23T20:00:00-05:00");
    expect([order.status, order.executions.length]).toEqual(["FILLED", 1]);
  });
});

describe("a market clock that is set back", () => {
  it("leaves what has happened, and new orders live by it", () => {
    const { cash, margin, place, goTo, quote } = practice();
    const open = place(cash, far({ duration: "GOOD_TILL_CANCEL" }));
    place(margin, shares("BUY", "KO", 7));
    goTo("2026-11-20T11:00:00-05:00");
    expect(margin.ledger.holding("KO")?.quantity).toBe(7);
    const order = place(margin, shares("BUY", "KO", 1));
    expect(firstFill(order)).toEqual({ time: "2026-11-20T16:00:00.000Z", price: quote("KO").ask });
    expect(open.status).toBe("WORKING");
  });
});
