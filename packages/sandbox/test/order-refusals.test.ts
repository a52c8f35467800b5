import { describe, expect, it } from "vitest";
import { daysBack, type Json, leg, limitOrder, tradingSandbox } from "./trader-support.js";

const validation = "A validation error occurred while processing the request.";
const child = limitOrder();
const without = (name: string): Json => ({ ...limitOrder(), [name]: undefined });
const nested = (depth: number): Json =>
  depth === 0
    ? child
    : limitOrder({ orderStrategyType: "TRIGGER", childOrderStrategies: [nested(depth - 1)] });

describe("an order is refused, and nothing is stored, for", () => {
  it.each<[string, unknown, string]>([
    ["a body that is not JSON", "{no", "The request body must be a JSON object"],
    ["an empty body", "", "The request body must be a JSON object"],
    ["a list", [limitOrder()], "The request body must be a JSON object"],
    ["no orderType", without("orderType"), "orderType is required"],
    ["no session", without("session"), "session is required"],
    ["no duration", without("duration"), "duration is required"],
    ["no strategy", without("orderStrategyType"), "orderStrategyType must be SINGLE, OCO or TRIGGER"],
    ["no legs", without("orderLegCollection"), "orderLegCollection must have at least one entry"],
    ["an empty list of legs", limitOrder({ orderLegCollection: [] }), "at least one entry"],
    ["a limit without a price", without("price"), "price is required"],
    ["a price that is no number", limitOrder({ price: "1,5" }), "price must be a number"],
    ["a negative price", limitOrder({ price: -1 }), "price must not be negative"],
    ["a stop without its price", limitOrder({ orderType: "STOP" }), "stopPrice is required"],
    [
      "a trailing stop without an offset",
      limitOrder({ orderType: "TRAILING_STOP" }),
      "stopPriceOffset is required",
    ],
    ["a net debit without a price", { ...without("price"), orderType: "NET_DEBIT" }, "price is required"],
    ["an unknown orderType", limitOrder({ orderType: "LIMITED" }), "orderType must be one of MARKET, LIMIT"],
    ["an inherited orderType", limitOrder({ orderType: "constructor", toString: 1 }), "orderType must be"],
    ["an unknown duration", limitOrder({ duration: ["DAY"] }), "duration must be one of DAY"],
    [
      "a market order after hours",
      limitOrder({ orderType: "MARKET", session: "PM" }),
      "orderType must be LIMIT",
    ],
    ["a quantity of 0", limitOrder({ quantity: 0 }), "quantity must be more than 0"],
    [
      "a requestedDestination",
      limitOrder({ requestedDestination: "AUTO" }),
      "requestedDestination is not allowed",
    ],
    [
      "an OCO with legs",
      limitOrder({ orderStrategyType: "OCO", childOrderStrategies: [child, child] }),
      "orderLegCollection belongs",
    ],
    ["an OCO of one", { orderStrategyType: "OCO", childOrderStrategies: [child] }, "at least 2 entries"],
    ["a TRIGGER of nothing", limitOrder({ orderStrategyType: "TRIGGER" }), "childOrderStrategies must have"],
    [
      "a bad child",
      limitOrder({ orderStrategyType: "TRIGGER", childOrderStrategies: [7] }),
      "childOrderStrategies[0].session is required",
    ],
    ["endless nesting", nested(6), "nested too deep"],
  ])("%s", async (_what, body, problem) => {
    const { refusal, read, cash } = await tradingSandbox();
    for (const path of ["orders", "previewOrder"]) {
      expect(await refusal(400, "POST", `${cash}/${path}`, body)).toEqual({
        message: validation,
        errors: expect.arrayContaining([expect.stringContaining(problem)]),
      });
    }
    expect(await read(`${cash}/orders?${daysBack(30)}`)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["an unknown symbol", leg("BUY", "NOSUCH"), "instrument.symbol is not a known symbol"],
    ["no instrument", { instruction: "BUY", quantity: 1 }, "instrument.assetType must be EQUITY or OPTION"],
    ["a mutual fund", leg("BUY", "SWPPX", 1, "MUTUAL_FUND"), "instrument.assetType must be EQUITY or OPTION"],
    ["a fund as an equity", leg("BUY", "SWPPX"), "instrument.symbol is not of assetType EQUITY"],
    ["an index as an equity", leg("BUY", "$SPX"), "instrument.symbol is not of assetType EQUITY"],
    ["a share as an option", leg("BUY_TO_OPEN", "AAPL", 1, "OPTION"), "not of assetType OPTION"],
    ["an option's instruction", leg("BUY_TO_OPEN", "AAPL"), "instruction must be one of BUY, SELL"],
    ["an inherited name", leg("BUY", "AAPL", 1, "constructor"), "instrument.assetType must be"],
    ["no quantity", leg("BUY", "AAPL", null), "quantity must be more than 0"],
    ["a quantity that is true", leg("BUY", "AAPL", true), "quantity must be more than 0"],
    ["a negative quantity", leg("BUY", "AAPL", -1), "quantity must be more than 0"],
    ["text", "BUY 1 AAPL", "quantity must be more than 0"],
  ])("a leg with %s", async (_what, bad, problem) => {
    const { refusal, cash } = await tradingSandbox();
    const order = limitOrder({ orderLegCollection: [leg("BUY", "KO"), bad] });
    const { errors } = await refusal(400, "POST", `${cash}/orders`, order);
    expect(errors).toContainEqual(expect.stringContaining(problem));
    for (const each of errors as string[]) expect(each).toMatch(/^orderLegCollection\[1\]\./);
  });
});

describe("an order that is over, or never was", () => {
  it("cannot be cancelled or replaced", async () => {
    const { place, send, refusal, cash } = await tradingSandbox();
    const path = `${cash}/orders/${await place(cash, limitOrder())}`;
    await send("PUT", path, limitOrder());
    const message = (verb: string, status: string): Json => ({
      message: `Order cannot be ${verb} because it is ${status}`,
    });
    expect(await refusal(400, "DELETE", path)).toEqual(message("canceled", "REPLACED"));
    expect(await refusal(400, "PUT", path, limitOrder())).toEqual(message("replaced", "REPLACED"));
  });

  it("stays as it is when what shall replace it is refused", async () => {
    const { place, read, refusal, cash } = await tradingSandbox();
    const path = `${cash}/orders/${await place(cash, limitOrder())}`;
    await refusal(400, "PUT", path, without("price"));
    expect(await read(path)).toMatchObject({ status: "WORKING" });
  });

  it("is answered with a message", async () => {
    const { refusal, cash } = await tradingSandbox();
    for (const method of ["GET", "PUT", "DELETE"]) {
      expect(
        await refusal(404, method, `${cash}/orders/1005799999999`, method === "PUT" ? child : undefined),
      ).toEqual({
        message: "Order not found",
      });
    }
    expect(await refusal(400, "GET", `${cash}/orders/abc`)).toEqual({ message: "Invalid order id" });
  });
});
