import { describe, expect, it } from "vitest";
import { cents, daysBack, type Json, leg, limitOrder, tradingSandbox } from "./trader-support.js";

interface Preview {
  readonly orderStrategy: Json & {
    readonly orderBalance: Record<string, number>;
    readonly orderLegs: readonly Json[];
  };
  readonly orderValidationResult: Record<string, readonly Json[]>;
  readonly commissionAndFee: Json;
}

interface Account {
  readonly securitiesAccount: { readonly currentBalances: Record<string, number> };
}

const oversold = expect.stringContaining("oversold/overbought position");

async function previewing() {
  const sandbox = await tradingSandbox();
  const preview = async (account: string, order: unknown): Promise<Preview> => {
    const answer = await sandbox.send("POST", `${account}/previewOrder`, order);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Preview;
  };
  const rejects = async (account: string, ...legs: Json[]): Promise<unknown> =>
    (await preview(account, limitOrder({ price: 100, orderLegCollection: legs }))).orderValidationResult[
      "rejects"
    ];
  return { ...sandbox, preview, rejects };
}

describe("a preview", () => {
  it("shows the order at the market's prices, and stores nothing", async () => {
    const { sandbox, preview, read, send, margin } = await previewing();
    const { orderStrategy, orderValidationResult, commissionAndFee } = await preview(
      margin,
      limitOrder({ orderLegCollection: [leg("BUY", "SPY", 4)] }),
    );
    const [{ askPrice, bidPrice, lastPrice, markPrice, ...shown } = {}, ...more] = orderStrategy.orderLegs;
    const quotes = await send("GET", "/../../marketdata/v1/quotes?symbols=SPY&fields=quote");
    expect(await quotes.json()).toMatchObject({
      SPY: { quote: { askPrice, bidPrice, lastPrice, mark: markPrice } },
    });
    expect([shown, more]).toEqual([
      {
        legId: 1,
        quantity: 4,
        finalSymbol: "SPY",
        assetType: "EQUITY",
        instruction: "BUY",
        positionEffect: "OPENING",
        instrument: expect.objectContaining({ assetType: "COLLECTIVE_INVESTMENT", symbol: "SPY" }),
        projectedCommission: 0,
      },
      [],
    ]);
    expect(orderStrategy).toMatchObject({
      accountNumber: 10000002,
      advancedOrderType: "NONE",
      status: "ACCEPTED",
      orderType: "LIMIT",
      price: 100.1,
      quantity: 4,
      orderValue: 400.4,
      strategy: "NONE",
    });
    expect(orderValidationResult).toEqual({});
    expect(commissionAndFee).toMatchObject({
      commission: { commissionLegs: [{ commissionValues: [{ type: "COMMISSION", value: 0 }] }] },
      fee: {
        feeLegs: [
          {
            feeValues: [
              { type: "SEC_FEE", value: 0 },
              { type: "TAF_FEE", value: 0 },
            ],
          },
        ],
      },
    });
    expect(await read(`${margin}/orders?${daysBack(1)}`)).toEqual([]);
    expect(sandbox.journal().at(-1)?.status).toBe(200);
  });

  it("projects the balances: a margin account pays half of a purchase itself", async () => {
    const { preview, read, cash, margin } = await previewing();
    const order = limitOrder({ price: 100, orderLegCollection: [leg("BUY", "KO", 10)] });
    for (const [account, own] of [
      [cash, 1],
      [margin, 0.5],
    ] as const) {
      const { currentBalances } = (await read<Account>(account)).securitiesAccount;
      const { cashBalance = 0, availableFunds = cashBalance, buyingPower = cashBalance } = currentBalances;
      const { orderBalance } = (await preview(account, order)).orderStrategy;
      expect(orderBalance).toEqual({
        orderValue: 1000,
        projectedAvailableFund: cents(availableFunds - 1000 * own),
        projectedBuyingPower: cents(buyingPower - 1000),
        projectedCommission: 0,
      });
    }
  });

  it("of a market order buys at the ask and sells at the bid, with a sale's fees", async () => {
    const { preview, margin } = await previewing();
    const { orderStrategy, commissionAndFee } = await preview(
      margin,
      limitOrder({ orderType: "MARKET", price: undefined, orderLegCollection: [leg("SELL", "NVDA", 100)] }),
    );
    const value = cents(Number(orderStrategy.orderLegs[0]?.["bidPrice"]) * 100);
    expect(orderStrategy["orderValue"]).toBe(value);
    expect(orderStrategy).not.toHaveProperty("price");
    expect(commissionAndFee).toMatchObject({
      fee: { feeLegs: [{ feeValues: [{ value: cents(value * 0.000_027_8) }, { value: 0.02 }] }] },
    });
  });

  it("of an OCO shows the order that could cost most; of a bracket the order that triggers", async () => {
    const { preview, margin } = await previewing();
    const [cheap, dear] = [10, 20].map((price) => limitOrder({ price }));
    const oco = { orderStrategyType: "OCO", childOrderStrategies: [cheap, dear] };
    expect((await preview(margin, oco)).orderStrategy).toMatchObject({
      advancedOrderType: "OCO",
      orderStrategyType: "OCO",
      orderValue: 20,
    });
    const bracket = limitOrder({ price: 5, orderStrategyType: "TRIGGER", childOrderStrategies: [oco] });
    expect((await preview(margin, bracket)).orderStrategy).toMatchObject({
      advancedOrderType: "OTOCO",
      orderValue: 5,
    });
  });
});

describe("a preview's rejects, in an answer of 200,", () => {
  it("tell of too little money", async () => {
    const { preview, rejects, cash, margin } = await previewing();
    const reject = [
      {
        activityMessage: "You do not have enough available cash/buying power for this order.",
        originalSeverity: "REJECT",
      },
    ];
    expect(await rejects(cash, leg("BUY", "KO", 200))).toEqual(reject);
    expect(await rejects(margin, leg("BUY", "KO", 200))).toBeUndefined();
    expect(await rejects(margin, leg("BUY", "KO", 5000))).toEqual(reject);
    const { orderStrategy } = await preview(
      cash,
      limitOrder({ orderLegCollection: [leg("BUY", "KO", 200)] }),
    );
    expect(orderStrategy["status"]).toBe("REJECTED");
  });

  it("tell of shares that aren't there, or that open orders are about to sell", async () => {
    const { rejects, place, send, cash } = await previewing();
    expect(await rejects(cash, leg("SELL", "VTI", 42))).toBeUndefined();
    expect(await rejects(cash, leg("SELL", "VTI", 43))).toMatchObject([{ activityMessage: oversold }]);
    expect(await rejects(cash, leg("SELL", "AAPL", 1))).toMatchObject([{ activityMessage: oversold }]);
    expect(await rejects(cash, leg("BUY_TO_COVER", "VTI", 1))).toMatchObject([{ activityMessage: oversold }]);
    const sale = limitOrder({ price: 900, orderLegCollection: [leg("SELL", "VTI", 40)] });
    const resting = await place(cash, { orderStrategyType: "OCO", childOrderStrategies: [sale, sale] });
    expect(await rejects(cash, leg("SELL", "VTI", 2))).toBeUndefined();
    expect(await rejects(cash, leg("SELL", "VTI", 3))).toMatchObject([{ activityMessage: oversold }]);
    await send("DELETE", `${cash}/orders/${resting}`);
    expect(await rejects(cash, leg("SELL", "VTI", 42))).toBeUndefined();
  });

  it("tell of short sales in a cash account", async () => {
    const { rejects, cash, margin } = await previewing();
    expect(await rejects(cash, leg("SELL_SHORT", "KO", 1))).toHaveLength(1);
    expect(await rejects(margin, leg("SELL_SHORT", "KO", 1))).toBeUndefined();
  });

  it("stand apart from warnings", async () => {
    const { preview, margin } = await previewing();
    const stop = limitOrder({ orderType: "STOP", stopPrice: 1, orderLegCollection: [leg("SELL", "SPY")] });
    expect(await preview(margin, stop)).toMatchObject({
      orderStrategy: { status: "ACCEPTED" },
      orderValidationResult: { warns: [{ activityMessage: expect.any(String), originalSeverity: "WARN" }] },
    });
  });
});
