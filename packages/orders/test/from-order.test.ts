import type { Order } from "@schwab-kit/http-client";
import { describe, expect, it } from "vitest";
import { codeForOrder, fromOrder, OrderBuilder, validateOrder } from "../src/index.js";

const etf = {
  assetType: "COLLECTIVE_INVESTMENT",
  type: "EXCHANGE_TRADED_FUND",
  symbol: "SPY",
  cusip: "78462F103",
  description: "SPDR S&P 500 ETF",
  instrumentId: 7,
} as const;

const listed: Order = {
  session: "NORMAL",
  duration: "GOOD_TILL_CANCEL",
  orderType: "STOP_LIMIT",
  cancelTime: "2027-05-18T04:00:00+0000",
  complexOrderStrategyType: "NONE",
  quantity: 10,
  filledQuantity: 4,
  remainingQuantity: 6,
  requestedDestination: "AUTO",
  destinationLinkName: "AutoRoute",
  price: 64.1,
  stopPrice: 0.12345,
  orderLegCollection: [
    {
      orderLegType: "EQUITY",
      legId: 1,
      instrument: etf,
      instruction: "SELL",
      positionEffect: "CLOSING",
      quantity: 10,
    },
  ],
  orderStrategyType: "SINGLE",
  orderId: 1003215234562,
  cancelable: true,
  editable: false,
  status: "WORKING",
  statusDescription: "on its way",
  enteredTime: "2026-11-24T14:31:00+0000",
  closeTime: "2026-11-24T14:31:00+0000",
  tag: "API_TOS:app",
  accountNumber: 12345678,
  orderActivityCollection: [{ activityType: "EXECUTION" }],
  replacingOrderCollection: [],
};
const request = {
  session: "NORMAL",
  duration: "GOOD_TILL_CANCEL",
  orderType: "STOP_LIMIT",
  complexOrderStrategyType: "NONE",
  quantity: 10,
  cancelTime: "2027-05-18T04:00:00.000Z",
  stopPrice: "0.12345",
  price: "64.1",
  orderStrategyType: "SINGLE",
  orderLegCollection: [
    { instruction: "SELL", quantity: 10, instrument: { symbol: "SPY", assetType: "EQUITY" } },
  ],
};

describe("a listed order", () => {
  it("becomes a request: what only listed orders have is left out", () => {
    const before = structuredClone(listed);
    expect(fromOrder(listed).build({ force: true })).toEqual(request);
    expect(listed).toEqual(before);
    expect(validateOrder(fromOrder(listed)).map(({ rule }) => rule)).toEqual(["price-decimals"]);
    expect(fromOrder(listed).setStopPrice("0.1234").build().stopPrice).toBe("0.1234");
  });

  it("keeps all its children, however deep", () => {
    const rest = { orderId: 7, accountNumber: 12345678, status: "WORKING" };
    const oco = {
      orderStrategyType: "OCO",
      ...rest,
      childOrderStrategies: [listed, listed, listed],
    };
    const trigger: Order = { ...listed, orderStrategyType: "TRIGGER", childOrderStrategies: [oco, listed] };
    expect(fromOrder(trigger).build({ force: true })).toEqual({
      ...request,
      orderStrategyType: "TRIGGER",
      childOrderStrategies: [
        { orderStrategyType: "OCO", childOrderStrategies: [request, request, request] },
        request,
      ],
    });
  });

  it("of an ETF is one of EQUITY, whether the leg says so or not", () => {
    const legs = [{ instruction: "SELL", quantity: 10, instrument: etf }];
    expect(fromOrder({ ...listed, orderLegCollection: legs }).build({ force: true })).toEqual(request);
  });

  it("that is an OCO is its children and nothing else", () => {
    const childOrderStrategies = [listed, listed];
    expect(
      fromOrder({ ...listed, orderStrategyType: "OCO", childOrderStrategies }).build({ force: true }),
    ).toEqual({
      orderStrategyType: "OCO",
      childOrderStrategies: [request, request],
    });
  });

  it("keeps what a request may have and most don't", () => {
    const members = {
      taxLotMethod: "LIFO",
      specialInstruction: "ALL_OR_NONE",
      stopType: "MARK",
      priceOffset: 0.5,
      releaseTime: "soon",
      orderLegCollection: [
        { ...listed.orderLegCollection?.[0], quantityType: "SHARES", divCapGains: "REINVEST" },
      ],
    };
    expect(fromOrder({ ...listed, ...members }).build({ force: true })).toMatchObject({
      ...members,
      priceOffset: "0.5",
      orderLegCollection: [{ quantityType: "SHARES", divCapGains: "REINVEST" }],
    });
  });

  it("may come from a parser that keeps numbers as text", () => {
    const exact = (text: string) => ({ toString: () => text, valueOf: () => text }) as unknown as number;
    const order = { ...listed, price: exact("64.10"), quantity: exact("10"), stopPrice: exact("0.12345") };
    expect(fromOrder(order).build({ force: true })).toEqual({ ...request, price: "64.10" });
  });

  it("of which parts are missing or unknown is a request that says so", () => {
    const rules = (order: Order) => validateOrder(fromOrder(order)).map(({ rule }) => rule);
    expect(rules({})).toContain("member-missing");
    expect(rules({ orderLegCollection: [{}] })).toContain("leg-asset");
    expect(rules({ ...listed, orderType: "UNKNOWN" })).toContain("value-unknown");
  });
});

describe("the code of an order", () => {
  it("is JSON that can be sent", () => {
    const code = codeForOrder(fromOrder(listed), { language: "json" });
    expect(JSON.parse(code)).toEqual(request);
    expect(code.split("\n")[1]).toBe('  "session": "NORMAL",');
  });

  it("is TypeScript with a call for each member", () => {
    expect(
      codeForOrder(fromOrder(listed), { variableName: "again" }),
    ).toBe(`import { OrderBuilder } from "@schwab-kit/orders";

export const again = new OrderBuilder()
  .setSession("NORMAL")
  .setDuration("GOOD_TILL_CANCEL")
  .setOrderType("STOP_LIMIT")
  .setComplexOrderStrategyType("NONE")
  .setQuantity(10)
  .setCancelTime("2027-05-18T04:00:00.000Z")
  .copyStopPrice("0.12345")
  .setPrice("64.1")
  .setOrderStrategyType("SINGLE")
  .addEquityLeg("SELL", "SPY", 10);
`);
  });

  it("says what a leg says beside the usual", () => {
    const order = new OrderBuilder().addEquityLeg("BUY", "XYZ", 1, { quantityType: "SHARES" });
    expect(codeForOrder(order)).toContain('.addEquityLeg("BUY", "XYZ", 1, { quantityType: "SHARES" });');
  });

  it("is none for what a builder can't set, and under no name that is none", () => {
    const fund = {
      ...request,
      orderLegCollection: [
        { instruction: "BUY", quantity: 1, instrument: { symbol: "SWPPX", assetType: "MUTUAL_FUND" } },
      ],
    };
    expect(() => codeForOrder(fund)).toThrow(/no builder adds a leg of MUTUAL_FUND/);
    expect(() => codeForOrder({ ...request, tag: 7 } as never)).toThrow(/tag: no builder sets/);
    expect(() => codeForOrder(request, { variableName: "a; b" })).toThrow(/variableName/);
    expect(JSON.parse(codeForOrder(fund, { language: "json" }))).toEqual(fund);
  });
});
