import { describe, expect, it } from "vitest";
import { cents, type Json, leg, limitOrder, type TradingSandbox, tradingSandbox } from "./trader-support.js";

interface Contract {
  readonly symbol: string;
  readonly ask: number;
  readonly description: string;
}

/** The two AAPL calls around the money that end last, the lower strike first. */
async function twoCalls({ send }: TradingSandbox): Promise<[Contract, Contract]> {
  const query = "symbol=AAPL&contractType=CALL&strikeCount=2";
  const answer = await send("GET", `/../../marketdata/v1/chains?${query}`);
  const { callExpDateMap } = (await answer.json()) as {
    callExpDateMap: Record<string, Record<string, Contract[]>>;
  };
  const [low, high] = Object.values(Object.values(callExpDateMap).at(-1) ?? {}).flat();
  if (low === undefined || high === undefined) throw new Error("The chain has no two calls.");
  return [low, high];
}

const option = (instruction: string, { symbol }: Contract, quantity = 1): Json =>
  leg(instruction, symbol, quantity, "OPTION");

describe("an order for options", () => {
  it("is stored with what Schwab tells of the contract", async () => {
    const sandbox = await tradingSandbox();
    const [low] = await twoCalls(sandbox);
    const order = limitOrder({ orderLegCollection: [option("BUY_TO_OPEN", low, 2)], price: "1.25" });
    const orderId = await sandbox.place(sandbox.margin, order);
    expect(await sandbox.read(`${sandbox.margin}/orders/${orderId}`)).toMatchObject({
      quantity: 2,
      orderLegCollection: [
        {
          orderLegType: "OPTION",
          instruction: "BUY_TO_OPEN",
          positionEffect: "OPENING",
          instrument: {
            assetType: "OPTION",
            symbol: low.symbol,
            description: low.description,
            type: "VANILLA",
            putCall: "CALL",
            underlyingSymbol: "AAPL",
            optionDeliverables: [{ symbol: "AAPL", deliverableUnits: 100 }],
          },
        },
      ],
    });
  });

  it("costs a hundred times its price, a spread at its net price", async () => {
    const sandbox = await tradingSandbox();
    const [low, high] = await twoCalls(sandbox);
    const balanceOf = async (members: Json): Promise<unknown> => {
      const answer = await sandbox.send("POST", `${sandbox.margin}/previewOrder`, limitOrder(members));
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { orderStrategy: { orderBalance: Json } }).orderStrategy.orderBalance;
    };
    const single = { orderLegCollection: [option("BUY_TO_OPEN", low, 3)] };
    expect(await balanceOf({ ...single, price: 2 })).toMatchObject({ orderValue: 600 });
    expect(await balanceOf({ ...single, orderType: "MARKET", price: undefined })).toMatchObject({
      orderValue: cents(low.ask * 300),
    });
    const spread = {
      complexOrderStrategyType: "VERTICAL",
      orderLegCollection: [option("BUY_TO_OPEN", low, 2), option("SELL_TO_OPEN", high, 2)],
      price: 1.5,
    };
    const debit = (await balanceOf({ ...spread, orderType: "NET_DEBIT" })) as Record<string, number>;
    const credit = (await balanceOf({ ...spread, orderType: "NET_CREDIT" })) as Record<string, number>;
    expect([debit["orderValue"], credit["orderValue"]]).toEqual([300, 300]);
    expect(cents((credit["projectedBuyingPower"] ?? 0) - (debit["projectedBuyingPower"] ?? 0))).toBe(600);
  });

  it("cannot close what isn't there", async () => {
    const sandbox = await tradingSandbox();
    const [low] = await twoCalls(sandbox);
    for (const instruction of ["SELL_TO_CLOSE", "BUY_TO_CLOSE"]) {
      const order = limitOrder({ orderLegCollection: [option(instruction, low)], price: 1 });
      const answer = await sandbox.send("POST", `${sandbox.margin}/previewOrder`, order);
      expect(await answer.json()).toMatchObject({
        orderValidationResult: { rejects: [{ activityMessage: expect.stringContaining("oversold") }] },
      });
    }
  });

  it("is refused with a share's instruction, as a share, and for a contract that isn't listed", async () => {
    const sandbox = await tradingSandbox();
    const [low] = await twoCalls(sandbox);
    for (const [bad, problem] of [
      [option("BUY", low), "instruction must be one of BUY_TO_OPEN"],
      [leg("BUY", low.symbol), "instrument.symbol is not of assetType EQUITY"],
      [leg("BUY_TO_OPEN", "AAPL  991231C00001000", 1, "OPTION"), "instrument.symbol is not a known symbol"],
    ] as const) {
      const order = limitOrder({ orderLegCollection: [bad] });
      const { errors } = await sandbox.refusal(400, "POST", `${sandbox.margin}/orders`, order);
      expect(errors).toEqual([expect.stringContaining(problem)]);
    }
  });
});
