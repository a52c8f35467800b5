import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  AccountInstrument,
  Order,
  OrderRequest,
  PreviewOrder,
  Transaction,
  TransactionOption,
} from "../src/index.js";
import {
  EquityInstruction,
  Instruction,
  OptionInstruction,
  OrderStatus,
  OrderType,
  TransactionType,
} from "../src/index.js";

describe("an order to send", () => {
  it("is written as Schwab takes it, with prices as text or numbers", () => {
    const order: OrderRequest = {
      orderType: OrderType.LIMIT,
      session: "NORMAL",
      duration: "DAY",
      orderStrategyType: "TRIGGER",
      price: "1.15",
      orderLegCollection: [
        {
          instruction: EquityInstruction.BUY,
          quantity: 0.5,
          instrument: { symbol: "XYZ", assetType: "EQUITY" },
        },
      ],
      childOrderStrategies: [{ orderStrategyType: "OCO", childOrderStrategies: [{ stopPrice: 1.1 }] }],
    };
    expectTypeOf(order.price).toEqualTypeOf<string | number | undefined>();
    // @ts-expect-error a misspelled member is found
    const misspelled: OrderRequest = { ordertype: "LIMIT" };
    // @ts-expect-error a leg without its quantity is found
    const halfLeg: OrderRequest = { orderLegCollection: [{ instruction: "BUY", instrument: {} }] };
    expect([misspelled, halfLeg]).toHaveLength(2);
  });
});

describe("a listed order", () => {
  it("has Schwab's types, whole trees of them", () => {
    expectTypeOf<Order["orderId"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Order["status"]>().toEqualTypeOf<OrderStatus | undefined>();
    expectTypeOf<NonNullable<Order["orderLegCollection"]>[number]["instrument"]>().toEqualTypeOf<
      AccountInstrument | undefined
    >();
    expectTypeOf<NonNullable<Order["childOrderStrategies"]>[number]>().toEqualTypeOf<Order>();
    type Activity = NonNullable<Order["orderActivityCollection"]>[number];
    expectTypeOf<NonNullable<Activity["executionLegs"]>[number]["time"]>().toEqualTypeOf<
      string | undefined
    >();
    expectTypeOf<"BRAND_NEW">().toExtend<OrderStatus>();
  });
});

describe("a preview", () => {
  it("holds objections as data", () => {
    type Rejects = NonNullable<NonNullable<PreviewOrder["orderValidationResult"]>["rejects"]>;
    expectTypeOf<Rejects[number]["activityMessage"]>().toEqualTypeOf<string | undefined>();
  });
});

describe("a transaction", () => {
  it("has instruments told apart by asset type", () => {
    type Instrument = NonNullable<NonNullable<Transaction["transferItems"]>[number]["instrument"]>;
    expectTypeOf<Extract<Instrument, { assetType: "OPTION" }>>().toEqualTypeOf<TransactionOption>();
    expectTypeOf<Instrument["symbol"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Instrument["closingPrice"]>().toEqualTypeOf<number | undefined>();
  });
});

describe("the enums", () => {
  it("have schwab-py's members, each equal to its name", () => {
    expect(Object.keys(OrderStatus)).toHaveLength(21);
    expect(Object.keys(TransactionType)).toHaveLength(15);
    for (const members of [OrderStatus, TransactionType, OrderType, Instruction]) {
      for (const [name, value] of Object.entries(members)) expect(value).toBe(name);
    }
  });

  it("let in as instructions what can be entered, and read all there are", () => {
    expect(Object.keys(Instruction)).toEqual(
      expect.arrayContaining([...Object.keys(EquityInstruction), ...Object.keys(OptionInstruction)]),
    );
  });
});
