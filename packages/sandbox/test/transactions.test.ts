import { describe, expect, it } from "vitest";
import { createMarket } from "../src/market/market.js";
import { cents, daysBack, type Json, type TradingSandbox, tradingSandbox } from "./trader-support.js";

interface Item {
  readonly instrument: Json & { readonly assetType: string; readonly symbol: string };
  readonly amount: number;
  readonly cost: number;
  readonly price?: number;
  readonly feeType?: string;
}

interface Transaction extends Json {
  readonly activityId: number;
  readonly type: string;
  readonly time: string;
  readonly netAmount: number;
  readonly transferItems: readonly Item[];
}

interface Account {
  readonly securitiesAccount: {
    readonly currentBalances: Record<string, number>;
    readonly positions: readonly {
      readonly instrument: { readonly symbol: string };
      readonly longQuantity: number;
      readonly averagePrice: number;
    }[];
  };
}

const all = "types=TRADE,DIVIDEND_OR_INTEREST,ACH_RECEIPT";
const dates = (days: number): string => daysBack(days, "startDate", "endDate");

/** All there ever was: two windows of a year, as Schwab takes them. */
async function everything({ read }: TradingSandbox, account: string): Promise<Transaction[]> {
  const years = ["startDate=2024-11-24T00:00:00Z&endDate=2025-11-23T23:59:59Z", dates(365)];
  const lists = years.map((window) => read<Transaction[]>(`${account}/transactions?${window}&${all}`));
  const found = new Map((await Promise.all(lists)).flat().map((each) => [each.activityId, each]));
  return [...found.values()].sort((a, b) => a.activityId - b.activityId);
}

const security = ({ transferItems }: Transaction): Item | undefined =>
  transferItems.find(({ instrument }) => instrument.assetType !== "CURRENCY");

describe("the transactions of an account", () => {
  it("add up to its cash and its holdings", async () => {
    const sandbox = await tradingSandbox();
    for (const account of [sandbox.cash, sandbox.margin]) {
      const { securitiesAccount } = await sandbox.read<Account>(`${account}?fields=positions`);
      let cash = 0;
      const held = new Map<string, { quantity: number; paid: number }>();
      for (const transaction of await everything(sandbox, account)) {
        cash = cents(cash + transaction.netAmount);
        expect(cash).toBeGreaterThan(0);
        const { instrument, amount, cost } = security(transaction) ?? {};
        if (instrument === undefined || amount === undefined || cost === undefined) continue;
        const { quantity, paid } = held.get(instrument.symbol) ?? { quantity: 0, paid: 0 };
        held.set(instrument.symbol, {
          quantity: quantity + amount,
          paid: amount > 0 ? paid - cost : (paid * (quantity + amount)) / quantity,
        });
      }
      expect(cash).toBe(securitiesAccount.currentBalances["cashBalance"]);
      const { positions } = securitiesAccount;
      expect([...held].filter(([, { quantity }]) => quantity !== 0).map(([symbol]) => symbol)).toEqual(
        positions.map(({ instrument }) => instrument.symbol),
      );
      for (const { instrument, longQuantity, averagePrice } of positions) {
        const { quantity = 0, paid = 0 } = held.get(instrument.symbol) ?? {};
        expect(quantity).toBe(longQuantity);
        expect(averagePrice).toBeCloseTo(paid / quantity, 4);
      }
    }
  });

  it("each add up to their net amount, at the market's price of that time", async () => {
    const sandbox = await tradingSandbox();
    const market = createMarket();
    for (const transaction of await everything(sandbox, sandbox.margin)) {
      const { type, netAmount, transferItems, time } = transaction;
      if (type !== "TRADE") {
        expect(transferItems).toMatchObject([{ amount: netAmount, instrument: { symbol: "CURRENCY_USD" } }]);
        continue;
      }
      expect(cents(transferItems.reduce((sum, { cost }) => sum + cost, 0))).toBe(netAmount);
      const { instrument, amount, cost, price } = security(transaction) as Required<Item>;
      expect(cents(-amount * price)).toBe(cost);
      expect(price).toBe(market.snapshot(instrument.symbol, Date.parse(time))?.last);
    }
  });

  it("have the members that Schwab sends, and not those it leaves out", async () => {
    const sandbox = await tradingSandbox();
    const transactions = await everything(sandbox, sandbox.margin);
    const sale = transactions.find((each) => (security(each)?.amount ?? 0) < 0);
    expect(sale).toEqual({
      activityId: expect.any(Number),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT15:10:00\+0000$/),
      accountNumber: "10000002",
      type: "TRADE",
      status: "VALID",
      subAccount: "MARGIN",
      tradeDate: sale?.time,
      positionId: expect.any(Number),
      orderId: expect.any(Number),
      netAmount: expect.any(Number),
      transferItems: [
        { instrument: dollars, amount: 0, cost: 0, feeType: "COMMISSION" },
        { instrument: dollars, amount: expect.any(Number), cost: expect.any(Number), feeType: "SEC_FEE" },
        { instrument: dollars, amount: 0, cost: 0, feeType: "TAF_FEE" },
        {
          instrument: {
            assetType: "EQUITY",
            type: "COMMON_STOCK",
            status: "ACTIVE",
            symbol: "BRK/B",
            instrumentId: expect.any(Number),
            closingPrice: expect.any(Number),
          },
          amount: -12,
          cost: expect.any(Number),
          price: expect.any(Number),
          positionEffect: "CLOSING",
        },
      ],
    });
    expect(sale?.transferItems[1]?.amount).toBeGreaterThan(0);
    const dividend = transactions.find(({ type }) => type === "DIVIDEND_OR_INTEREST");
    expect(dividend).toMatchObject({ description: expect.any(String), netAmount: expect.any(Number) });
    for (const absent of ["orderId", "positionId", "user"]) expect(dividend).not.toHaveProperty(absent);
    expect(sale).not.toHaveProperty("user");
  });

  it("name the orders that they come from", async () => {
    const { read, cash } = await tradingSandbox();
    const [trade] = await read<Transaction[]>(`${cash}/transactions?${dates(365)}&types=TRADE`);
    expect(await read(`${cash}/orders/${trade?.["orderId"]}`)).toMatchObject({
      status: "FILLED",
      closeTime: trade?.time,
      quantity: 25,
      orderActivityCollection: [{ activityId: trade?.activityId, executionType: "FILL" }],
    });
  });

  it("can be asked for one by one, as one object", async () => {
    const { read, refusal, cash, margin } = await tradingSandbox();
    const [newest] = await read<Transaction[]>(`${cash}/transactions?${dates(365)}&${all}`);
    expect(await read(`${cash}/transactions/${newest?.activityId}`)).toEqual(newest);
    for (const path of [`${margin}/transactions/${newest?.activityId}`, `${cash}/transactions/x`]) {
      expect(await refusal(404, "GET", path)).toEqual({ message: "Transaction not found" });
    }
  });
});

const dollars = {
  assetType: "CURRENCY",
  status: "ACTIVE",
  symbol: "CURRENCY_USD",
  description: "USD currency",
  instrumentId: 1,
  closingPrice: 0,
};

describe("the list of transactions", () => {
  it("is newest first, of one type, of several with commas, or of one symbol", async () => {
    const { read, margin } = await tradingSandbox();
    const list = (query: string) => read<Transaction[]>(`${margin}/transactions?${dates(365)}&${query}`);
    const times = (await list(all)).map(({ time }) => time);
    expect(times).toEqual([...times].sort().reverse());
    const types = async (query: string) => new Set((await list(query)).map(({ type }) => type));
    expect(await types("types=TRADE")).toEqual(new Set(["TRADE"]));
    expect(await types("types=TRADE,%20DIVIDEND_OR_INTEREST")).toEqual(
      new Set(["TRADE", "DIVIDEND_OR_INTEREST"]),
    );
    expect(await list("types=WIRE_IN")).toEqual([]);
    const traded = await list("types=TRADE&symbol=BRK%2FB");
    expect(traded.map((each) => security(each)?.instrument.symbol)).toEqual(["BRK/B", "BRK/B"]);
    const paid = await list("types=DIVIDEND_OR_INTEREST&symbol=MSFT");
    expect(new Set(paid.map(({ description }) => description))).toEqual(new Set(["MICROSOFT CORP"]));
  });

  it("is empty, and no error, far from the data", async () => {
    const { read, cash } = await tradingSandbox();
    const window = "startDate=1990-01-01T00:00:00Z&endDate=1990-12-31T00:00:00Z";
    expect(await read(`${cash}/transactions?${window}&${all}`)).toEqual([]);
  });

  it.each([
    ["no types", dates(1), "types is required"],
    ["empty types", `${dates(1)}&types=,`, "types is required"],
    ["an unknown type", `${dates(1)}&types=TRADE,DIVIDEND`, "types must be of TRADE, RECEIVE_AND_DELIVER"],
    ["no dates", "types=TRADE", "startDate is required"],
    ["plain dates", "types=TRADE&startDate=2026-01-01&endDate=2026-02-01", "endDate must be in the format"],
    ["more than a year", `${dates(367)}&types=TRADE`, "startDate and endDate must be within one year"],
  ])("is refused for %s", async (_what, query, problem) => {
    const { refusal, cash } = await tradingSandbox();
    expect(await refusal(400, "GET", `${cash}/transactions?${query}`)).toEqual({
      message: "Invalid query parameter",
      errors: expect.arrayContaining([expect.stringContaining(problem)]),
    });
  });
});
