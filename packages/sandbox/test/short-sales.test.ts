import { describe, expect, it } from "vitest";
import { cents, daysBack, type Json, leg, limitOrder, tradingSandbox } from "./trader-support.js";

interface Account {
  readonly securitiesAccount: {
    readonly currentBalances: Record<string, number>;
    readonly positions: readonly (Json & { readonly instrument: Json })[];
  };
}

const market = (instruction: string, symbol: string, quantity: number): Json =>
  limitOrder({
    orderType: "MARKET",
    price: undefined,
    orderLegCollection: [leg(instruction, symbol, quantity)],
  });

describe("over HTTP, an order that is executed", () => {
  it("shows as filled, in positions, balances and transactions, all in the same second", async () => {
    const { place, read, margin } = await tradingSandbox();
    const before = (await read<Account>(margin)).securitiesAccount.currentBalances;
    const orderId = await place(margin, market("BUY", "KO", 10));
    const order = await read<Json>(`${margin}/orders/${orderId}`);
    expect(order).toMatchObject({
      status: "FILLED",
      filledQuantity: 10,
      remainingQuantity: 0,
      cancelable: false,
      orderActivityCollection: [
        { activityType: "EXECUTION", executionType: "FILL", quantity: 10, orderRemainingQuantity: 0 },
      ],
    });
    const [{ activityId = 0, executionLegs = [] } = {}] = order["orderActivityCollection"] as {
      activityId: number;
      executionLegs: { price: number }[];
    }[];
    const cost = cents(10 * (executionLegs[0]?.price ?? 0));
    const { currentBalances, positions } = (await read<Account>(`${margin}?fields=positions`))
      .securitiesAccount;
    expect(currentBalances["cashBalance"]).toBe(cents((before["cashBalance"] ?? 0) - cost));
    expect(positions.find(({ instrument }) => instrument["symbol"] === "KO")).toMatchObject({
      longQuantity: 10,
      averagePrice: executionLegs[0]?.price,
      previousSessionLongQuantity: 0,
      currentDayCost: cost,
    });
    const trade = await read<Json>(`${margin}/transactions/${activityId}`);
    expect(trade).toMatchObject({ type: "TRADE", orderId: Number(orderId), netAmount: -cost });
    const trades = await read<Json[]>(
      `${margin}/transactions?${daysBack(1, "startDate", "endDate")}&types=TRADE`,
    );
    expect(trades).toEqual([trade]);
  });

  it("or is rejected after its 201, with Schwab's words", async () => {
    const { place, read, refusal, cash } = await tradingSandbox();
    const path = `${cash}/orders/${await place(cash, market("BUY", "KO", 100_000))}`;
    expect(await read(path)).toMatchObject({
      status: "REJECTED",
      statusDescription: "You do not have enough available cash/buying power for this order.",
      filledQuantity: 0,
      closeTime: "2026-11-23T15:30:00+0000",
    });
    expect(await refusal(400, "DELETE", path)).toEqual({
      message: "Order cannot be canceled because it is REJECTED",
    });
  });

  it.each<[string, Json]>([
    ["Orders of type CABINET are not executed", { orderType: "CABINET" }],
    ["An activationPrice is not played", { activationPrice: 3 }],
    ["several legs cannot be of type LIMIT", { orderLegCollection: [leg("BUY", "KO"), leg("BUY", "SPY")] }],
    ["quantity of the order is not that of its leg", { quantity: 2 }],
    ["one leg cannot be of type NET_DEBIT", { orderType: "NET_DEBIT" }],
    ["MARKET_ON_CLOSE cannot be FILL_OR_KILL", { orderType: "MARKET_ON_CLOSE", duration: "FILL_OR_KILL" }],
    [
      "needs a price or a priceOffset",
      { orderType: "TRAILING_STOP_LIMIT", price: undefined, stopPriceOffset: 1 },
    ],
  ])("is rejected by name when the sandbox doesn't play it: %s", async (why, terms) => {
    const { place, read, cash } = await tradingSandbox();
    const orderId = await place(cash, limitOrder(terms));
    expect(await read(`${cash}/orders/${orderId}`)).toMatchObject({
      status: "REJECTED",
      statusDescription: expect.stringContaining(why),
    });
  });
});

describe("a short sale", () => {
  it("below the market needs money as one at the market, and a sale of what is held needs none", async () => {
    const { send, read, place, margin } = await tradingSandbox();
    const rejects = async (instruction: string, symbol: string, quantity: number): Promise<unknown> => {
      const order = limitOrder({ price: 1, orderLegCollection: [leg(instruction, symbol, quantity)] });
      const answer = await send("POST", `${margin}/previewOrder`, order);
      return ((await answer.json()) as { orderValidationResult: Json }).orderValidationResult["rejects"];
    };
    expect(await rejects("SELL_SHORT", "KO", 10_000)).toHaveLength(1);
    const { currentBalances } = (await read<Account>(margin)).securitiesAccount;
    // A resting order that keeps all but some hundred dollars.
    const quantity = Math.floor(currentBalances["buyingPower"] ?? 0) - 300;
    await place(margin, limitOrder({ price: 1, orderLegCollection: [leg("BUY", "KO", quantity)] }));
    expect(await rejects("BUY", "KO", 1000)).toHaveLength(1);
    expect(await rejects("SELL", "AAPL", 60)).toBeUndefined();
  });

  it("brings its proceeds, keeps them and half of their worth beside, and ends when it is bought back", async () => {
    const { place, read, send, margin } = await tradingSandbox();
    const account = async () => (await read<Account>(`${margin}?fields=positions`)).securitiesAccount;
    const before = (await account()).currentBalances;
    await place(margin, market("SELL_SHORT", "KO", 100));
    const { currentBalances: short, positions } = await account();
    const position = positions.find(({ instrument }) => instrument["symbol"] === "KO");
    const worth = Number(position?.["marketValue"]);
    expect(worth).toBeLessThan(-1000);
    expect(position).toMatchObject({ longQuantity: 0, shortQuantity: 100, previousSessionLongQuantity: 0 });
    expect(short).toMatchObject({ shortMarketValue: worth, shortMarginValue: worth });
    const proceeds = (short["cashBalance"] ?? 0) - (before["cashBalance"] ?? 0);
    expect(short["availableFunds"]).toBe(cents((before["availableFunds"] ?? 0) + proceeds + 1.5 * worth));
    expect(short["liquidationValue"]).toBe(cents((before["liquidationValue"] ?? 0) + proceeds + worth));

    const path = `${margin}/orders/${await place(margin, market("BUY", "KO", 100))}`;
    expect(await read(path)).toMatchObject({ status: "REJECTED" });
    await place(margin, market("BUY_TO_COVER", "KO", 100));
    const after = await account();
    expect(after.positions.map(({ instrument }) => instrument["symbol"])).not.toContain("KO");
    expect(after.currentBalances["shortMarketValue"]).toBe(0);
    expect((await send("DELETE", path)).status).toBe(400);
  });
});
