import { describe, expect, it } from "vitest";
import { type Json, leg, limitOrder, tradingSandbox } from "./trader-support.js";

interface Order extends Json {
  readonly orderId: number;
  readonly status: string;
  readonly childOrderStrategies?: readonly Order[];
}

const bracket = limitOrder({
  orderStrategyType: "TRIGGER",
  childOrderStrategies: [
    {
      orderStrategyType: "OCO",
      childOrderStrategies: [
        limitOrder({ price: 390, orderLegCollection: [leg("SELL", "VTI")] }),
        limitOrder({
          orderType: "STOP",
          price: undefined,
          stopPrice: "80.5",
          orderLegCollection: [leg("SELL", "VTI")],
        }),
      ],
    },
  ],
});

describe("a placed order", () => {
  it("is answered with 201, no body, and a Location on Schwab's own host", async () => {
    const { sandbox, send, cash } = await tradingSandbox();
    const answer = await send("POST", `${cash}/orders`, limitOrder());
    expect([answer.status, await answer.text()]).toEqual([201, ""]);
    expect(sandbox.url).not.toContain("schwab");
    expect(answer.headers.get("location")).toMatch(
      new RegExp(`^https://api\\.schwabapi\\.com/trader/v1${cash}/orders/\\d{13}$`),
    );
  });

  it("is stored as Schwab sends it", async () => {
    const { place, read, advance, cash } = await tradingSandbox();
    const orderId = await place(cash, limitOrder({ unknown: 1, status: "FILLED", orderId: 7 }));
    advance(90);
    expect(await read(`${cash}/orders/${orderId}`)).toEqual({
      session: "NORMAL",
      duration: "DAY",
      orderType: "LIMIT",
      complexOrderStrategyType: "NONE",
      quantity: 1,
      filledQuantity: 0,
      remainingQuantity: 1,
      requestedDestination: "AUTO",
      destinationLinkName: "AutoRoute",
      price: 100.1,
      orderLegCollection: [
        {
          orderLegType: "EQUITY",
          legId: 1,
          instrument: {
            assetType: "COLLECTIVE_INVESTMENT",
            type: "EXCHANGE_TRADED_FUND",
            description: "VANGUARD TOTAL STOCK MARKET ETF",
            cusip: "922908769",
            symbol: "VTI",
            instrumentId: expect.any(Number),
          },
          instruction: "BUY",
          positionEffect: "OPENING",
          quantity: 1,
        },
      ],
      orderStrategyType: "SINGLE",
      orderId: Number(orderId),
      cancelable: true,
      editable: true,
      status: "WORKING",
      enteredTime: "2026-11-23T15:30:00+0000",
      tag: "API_TOS:sandbox",
      accountNumber: 10_000_001,
    });
  });

  it("numbers its legs and says which of them close a position", async () => {
    const { place, read, margin } = await tradingSandbox();
    const legs = [leg("SELL", "AAPL", "2.5"), leg("SELL_SHORT", "KO", 3), leg("BUY_TO_COVER", "KO", 3)];
    const orderId = await place(margin, limitOrder({ orderLegCollection: legs, quantity: "2" }));
    expect(await read(`${margin}/orders/${orderId}`)).toMatchObject({
      quantity: 2,
      orderLegCollection: [
        { legId: 1, quantity: 2.5, positionEffect: "CLOSING", instrument: { assetType: "EQUITY" } },
        { legId: 2, positionEffect: "OPENING" },
        { legId: 3, positionEffect: "CLOSING", instrument: { symbol: "KO", cusip: "191216100" } },
      ],
    });
  });

  it("that triggers others has them wait as children with ids of their own", async () => {
    const { place, read, margin } = await tradingSandbox();
    const orderId = await place(margin, bracket);
    const order = await read<Order>(`${margin}/orders/${orderId}`);
    expect(order).toMatchObject({
      orderStrategyType: "TRIGGER",
      status: "WORKING",
      editable: false,
      childOrderStrategies: [
        {
          orderStrategyType: "OCO",
          status: "AWAITING_PARENT_ORDER",
          childOrderStrategies: [
            { orderType: "LIMIT", price: 390, status: "AWAITING_PARENT_ORDER", editable: false },
            { orderType: "STOP", stopPrice: 80.5, status: "AWAITING_PARENT_ORDER", cancelable: true },
          ],
        },
      ],
    });
    const oco = order.childOrderStrategies?.[0];
    for (const member of ["orderType", "quantity", "orderLegCollection"])
      expect(oco).not.toHaveProperty(member);
    expect(await read(`${margin}/orders/${oco?.orderId}`)).toEqual(oco);
  });

  it("belongs to its account alone", async () => {
    const { place, refusal, cash, margin } = await tradingSandbox();
    const orderId = await place(cash, limitOrder());
    expect(await refusal(404, "GET", `${margin}/orders/${orderId}`)).toEqual({ message: "Order not found" });
  });
});

describe("cancelling", () => {
  it("is answered with 200 and no body, and leaves the order cancelled with what happened", async () => {
    const { place, read, send, advance, cash } = await tradingSandbox();
    const path = `${cash}/orders/${await place(cash, limitOrder())}`;
    advance(61);
    const answer = await send("DELETE", path);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    const time = "2026-11-23T15:31:01+0000";
    expect(await read(path)).toMatchObject({
      status: "CANCELED",
      cancelable: false,
      editable: false,
      closeTime: time,
      quantity: 1,
      filledQuantity: 0,
      remainingQuantity: 0,
      orderActivityCollection: [
        {
          activityType: "EXECUTION",
          activityId: expect.any(Number),
          executionType: "CANCELED",
          quantity: 1,
          orderRemainingQuantity: 0,
          executionLegs: [{ legId: 1, quantity: 1, mismarkedQuantity: 0, price: 0, time }],
        },
      ],
    });
  });

  it("a TRIGGER cancels what waits for it; one order of an OCO cancels the other", async () => {
    const { place, read, send, margin } = await tradingSandbox();
    const path = `${margin}/orders/${await place(margin, bracket)}`;
    const statuses = async (): Promise<(string | undefined)[]> => {
      const order = await read<Order>(path);
      const oco = order.childOrderStrategies?.[0];
      return [order, oco, ...(oco?.childOrderStrategies ?? [])].map((each) => each?.status);
    };
    const stop = (await read<Order>(path)).childOrderStrategies?.[0]?.childOrderStrategies?.[1];
    await send("DELETE", `${margin}/orders/${stop?.orderId}`);
    expect(await statuses()).toEqual(["WORKING", "CANCELED", "CANCELED", "CANCELED"]);
    await send("DELETE", path);
    expect(await statuses()).toEqual(["CANCELED", "CANCELED", "CANCELED", "CANCELED"]);

    const other = `${margin}/orders/${await place(margin, bracket)}`;
    await send("DELETE", other);
    expect((await read<Order>(other)).childOrderStrategies?.[0]?.status).toBe("CANCELED");
  });
});

describe("replacing", () => {
  it("ends the old order and makes a new one with the Location", async () => {
    const { place, read, send, advance, cash } = await tradingSandbox();
    const old = await place(cash, limitOrder());
    advance(5);
    const answer = await send("PUT", `${cash}/orders/${old}`, limitOrder({ price: 101 }));
    expect([answer.status, await answer.text()]).toEqual([201, ""]);
    const replacement = answer.headers.get("location")?.split("/").at(-1);
    expect(Number(replacement)).toBeGreaterThan(Number(old));
    expect(await read(`${cash}/orders/${replacement}`)).toMatchObject({
      price: 101,
      status: "WORKING",
      enteredTime: "2026-11-23T15:30:05+0000",
    });
    const replaced = await read(`${cash}/orders/${old}`);
    expect(replaced).toMatchObject({
      price: 100.1,
      status: "REPLACED",
      remainingQuantity: 0,
      cancelable: false,
    });
    expect(replaced).not.toHaveProperty("orderActivityCollection");
  });

  it("a child puts the new order beside its siblings", async () => {
    const { place, read, send, margin } = await tradingSandbox();
    const path = `${margin}/orders/${await place(margin, bracket)}`;
    const limit = (await read<Order>(path)).childOrderStrategies?.[0]?.childOrderStrategies?.[0];
    const sell = limitOrder({ price: 400, orderLegCollection: [leg("SELL", "VTI")] });
    expect((await send("PUT", `${margin}/orders/${limit?.orderId}`, sell)).status).toBe(201);
    const oco = (await read<Order>(path)).childOrderStrategies?.[0];
    expect(oco?.childOrderStrategies?.map(({ status, price }) => [status, price])).toEqual([
      ["REPLACED", 390],
      ["AWAITING_PARENT_ORDER", undefined],
      ["AWAITING_PARENT_ORDER", 400],
    ]);
  });
});
