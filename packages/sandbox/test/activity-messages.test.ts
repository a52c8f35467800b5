import { describe, expect, it } from "vitest";
import { type ActivityMessage, activityMessages } from "../src/activity/activity-messages.js";
import { wireDecimal } from "../src/activity/wire-decimal.js";
import { wireTime } from "../src/activity/wire-time.js";
import { type Practice, practice, shares } from "./practice.js";

function listening(all: Practice): ActivityMessage[] {
  const heard: ActivityMessage[] = [];
  all.trader.activity.subscribe((activity) => heard.push(...activityMessages(activity)));
  return heard;
}

const types = (heard: readonly ActivityMessage[]): string[] => heard.map(({ messageType }) => messageType);
const routed = ["ExecutionRequested", "ExecutionRequestCreated", "ExecutionRequestCompleted"];

describe("the account activity", () => {
  it("of a filled order comes in Schwab's order", () => {
    const all = practice();
    const heard = listening(all);
    const { orderId } = all.place(
      all.margin,
      shares("BUY", "KO", 5, { orderType: "LIMIT", price: "120.25" }),
    );
    expect(types(heard)).toEqual([
      "OrderCreated",
      "OrderAccepted",
      ...routed,
      "ExecutionCreated",
      "OrderFillCompleted",
    ]);
    for (const { messageType, message } of heard) {
      expect(message).toMatchObject({
        SchwabOrderID: String(orderId),
        AccountNumber: "10000002",
        BaseEvent: { EventType: messageType },
      });
      expect(Object.keys(message.BaseEvent)).toHaveLength(2);
    }
    const fill = heard.at(-1)?.message.BaseEvent["OrderFillCompletedEventOrderLegQuantityInfo"];
    expect(fill).toMatchObject({
      LegId: String(orderId),
      LegStatus: "LegClosed",
      LegSubStatus: "LegSubStatusFilled",
      QuantityInfo: {
        CumulativeQuantity: { lo: "5000000", signScale: 12 },
        LeavesQuantity: { signScale: 12 },
        AveragePrice: wireDecimal(all.quote("KO").ask),
      },
      ExecutionInfo: {
        ExecutionTransType: "Fill",
        ExecutionPrice: wireDecimal(all.quote("KO").ask),
        ExecutionTimeStamp: { DateTimeString: "2026-11-23 10:30:00.000" },
      },
      OrderInfoForTransactionPosting: {
        LimitPrice: { lo: "120250000", signScale: 12 },
        OrderTypeCode: "Limit",
        BuySellCode: "Buy",
        Symbol: "KO",
        AccountingRuleCode: "Margin",
      },
    });
    const created = heard[0]?.message.BaseEvent["OrderCreatedEventEquityOrder"];
    expect(JSON.stringify(created)).toContain(
      '"LimitExecutionStrategy":{"Type":"ES_Limit","LimitPrice":{"lo":"120250000","signScale":12}',
    );
  });

  it("of a partial fill leaves the leg open", () => {
    const all = practice("2026-11-23T17:00:00-05:00");
    const heard = listening(all);
    all.place(all.margin, shares("BUY", "KO", 600, { orderType: "LIMIT", price: 120, session: "PM" }));
    expect(heard.at(-1)?.message.BaseEvent["OrderFillCompletedEventOrderLegQuantityInfo"]).toMatchObject({
      LegStatus: "LegOpen",
      LegSubStatus: "LegSubStatusPartiallyFilled",
    });
  });

  it("of a cancelled order ends with what was taken out", () => {
    const all = practice();
    const order = all.place(all.cash, shares("BUY", "KO", 5, { orderType: "LIMIT", price: 1 }));
    const heard = listening(all);
    all.trader.engine.cancel(all.cash, order);
    expect(types(heard)).toEqual([
      "CancelAccepted",
      "ExecutionRequested",
      "ExecutionRequestCompleted",
      "ExecutionCreated",
      "OrderUROutCompleted",
    ]);
    expect(heard[2]?.message.BaseEvent["ExecutionRequestCompletedEvent"]).toMatchObject({ ResponseType: 7 });
    expect(heard[3]?.message.BaseEvent["ExecutionCreatedEventExecutionInfo"]).toMatchObject({
      ExecutionInfo: { ExecutionTransType: "UROut", ExecutionQuantity: { lo: "5000000", signScale: 12 } },
    });
    expect(heard[4]?.message.BaseEvent["OrderUROutCompletedEvent"]).toMatchObject({
      OutCancelType: "ClientCancel",
      LegStatus: "LegClosed",
      CancelQuantity: { lo: "5000000", signScale: 12 },
    });
  });

  it("of an order that is rejected or expires says why", () => {
    const all = practice();
    const heard = listening(all);
    all.place(all.cash, shares("BUY", "KO", 500_000));
    expect(types(heard)).toEqual(["OrderCreated", "OrderUROutCompleted"]);
    expect(heard[1]?.message.BaseEvent["OrderUROutCompletedEvent"]).toMatchObject({
      OutCancelType: "SystemReject",
      ValidationDetail: [{ NgOMSRuleDescription: expect.stringContaining("available cash/buying power") }],
    });
    all.place(all.cash, shares("BUY", "KO", 5, { orderType: "LIMIT", price: 1 }));
    heard.length = 0;
    all.goTo("2026-11-23T16:00:00-05:00");
    expect(types(heard)).toEqual(["OrderExpired", "ExecutionCreated", "OrderUROutCompleted"]);
  });

  it("of a stop order is sent to the market when its price is reached", () => {
    const all = practice();
    const heard = listening(all);
    const stopPrice = all.quote("NVDA").last + 0.3;
    all.place(all.margin, shares("BUY", "NVDA", 1, { orderType: "STOP", stopPrice }));
    expect(types(heard)).toEqual(["OrderCreated", "OrderAccepted"]);
    heard.length = 0;
    all.goTo("2026-11-23T16:00:00-05:00");
    expect(types(heard)).toEqual([...routed, "ExecutionCreated", "OrderFillCompleted"]);
  });

  it("ends for a listener that wants no more", () => {
    const all = practice();
    let count = 0;
    const stop = all.trader.activity.subscribe(() => count++);
    stop();
    all.place(all.margin, shares("BUY", "KO", 5));
    expect(count).toBe(0);
  });
});

describe("decimals and times on the wire", () => {
  it.each([
    [213.4091, { lo: "213409100", signScale: 12 }],
    [0, { signScale: 12 }],
    [-0, { signScale: 12 }],
    [-5.265, { lo: "5265000", signScale: 13 }],
    [0.05, { lo: "50000", signScale: 12 }],
    [2 ** 64, { hi: 1_000_000, signScale: 12 }],
  ])("are %d as Schwab writes it", (value, wire) => {
    expect(wireDecimal(value)).toEqual(wire);
  });

  it("are New York's, without an offset", () => {
    expect(wireTime(Date.parse("2026-07-01T13:30:00.250Z"))).toEqual({
      DateTimeString: "2026-07-01 09:30:00.250",
    });
  });
});
