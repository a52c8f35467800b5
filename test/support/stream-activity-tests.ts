import type { Order, OrderRequest } from "@schwab-kit/http-client";
import { expect, test } from "vitest";
import { caughtUp, type MakeStream, streamWorld } from "./stream-world.js";

type Json = Readonly<Record<string, unknown>>;

interface Message extends Json {
  readonly messageType: string;
  readonly schwabOrderId?: string;
  readonly event?: {
    readonly LegId: string;
    readonly ExecutionInfo: Readonly<Record<"ExecutionPrice" | "ExecutionQuantity", string>> & Json;
    readonly QuantityInfo: Json;
  };
}

const single = { session: "NORMAL", duration: "DAY", orderStrategyType: "SINGLE" };

function leg(instruction: string, symbol: string, quantity: number): object {
  const assetType = symbol.length === 21 ? "OPTION" : "EQUITY";
  return { instruction, quantity, instrument: { symbol, assetType } };
}

const atMarket = { ...single, orderType: "MARKET", orderLegCollection: [leg("BUY", "AAPL", 7)] };
/** For more than anybody offers before the opening. */
const inParts = {
  ...{ ...single, session: "SEAMLESS", orderType: "LIMIT", price: "120.50" },
  orderLegCollection: [leg("BUY", "KO", 600)],
};
const spread = {
  ...{ ...single, orderType: "NET_DEBIT", price: "3.50", complexOrderStrategyType: "VERTICAL" },
  orderLegCollection: [
    leg("BUY_TO_OPEN", "AAPL  261218C00220000", 2),
    leg("SELL_TO_OPEN", "AAPL  261218C00225000", 2),
  ],
};
const waiting = {
  ...{ ...single, orderType: "LIMIT", price: "1.05" },
  orderLegCollection: [leg("BUY", "KO", 3)],
};

/** What REST says was executed: leg, quantity, price, time. */
function executionsOf({ orderActivityCollection = [] }: Order): unknown[] {
  const fills = orderActivityCollection.filter(({ executionType }) => executionType === "FILL");
  return fills.flatMap(({ executionLegs = [] }) =>
    executionLegs.map(({ legId, quantity, price, time }) => [
      legId,
      // The shortest decimal of each number, as exact decimals have it.
      String(quantity),
      String(price),
      Date.parse(String(time)),
    ]),
  );
}

/** The same by the messages of one type. */
function filledBy(messages: readonly Message[], type: string, legs: number): unknown[] {
  return messages.flatMap(({ messageType, schwabOrderId = "", event }) => {
    if (messageType !== type || event === undefined) return [];
    const { ExecutionQuantity, ExecutionPrice, ExecutionTimeStamp } = event.ExecutionInfo;
    const legId = legs === 1 ? 1 : Number(event.LegId.slice(schwabOrderId.length));
    return [[legId, ExecutionQuantity, ExecutionPrice, ExecutionTimeStamp]];
  });
}

/** An order by the message of its entry: the exact price and quantities. */
function enteredBy(messages: readonly Message[]): unknown {
  const [created] = messages.filter(({ messageType }) => messageType === "OrderCreated");
  const text = JSON.stringify(created?.event);
  const [, price] = /"LimitPrice":"([^"]+)"/.exec(text) ?? [];
  return [price, [...text.matchAll(/"Quantity":"([^"]+)"/g)].map(([, quantity]) => quantity)];
}

/** Orders by REST, and what the stream tells of them. */
export function testStreamActivity(makeStream: MakeStream): void {
  test("the account activity has the executions that getOrder has, exactly", async () => {
    const { sandbox, client, open } = await streamWorld(makeStream, "2026-11-23T09:20:00-05:00");
    const stream = await open();
    await stream.hear("ACCT_ACTIVITY");
    expect(await stream.command("accountActivitySub")).toBeUndefined();
    const [, account] = await client.getAccountNumbers();
    const hash = account?.hashValue ?? "";
    const ids: string[] = [];
    for (const order of [atMarket, inParts, spread, waiting]) {
      const { orderId } = await client.placeOrder(hash, order as OrderRequest);
      ids.push(String(orderId));
    }
    // Most wait for the opening.
    sandbox.advanceMarket(1_000);
    sandbox.advanceMarket(20 * 60_000);
    await client.cancelOrder(ids[3] ?? "", hash);
    await caughtUp(stream);
    const heard = (await stream.heard("ACCT_ACTIVITY")) as unknown as Message[];
    expect(heard.shift()).toMatchObject({ messageType: "SUBSCRIBED" });
    expect(new Set(heard.map(({ accountNumber }) => accountNumber))).toEqual(new Set(["10000002"]));
    expect(new Set(heard.map(({ schwabOrderId }) => schwabOrderId))).toEqual(new Set(ids));
    const fills: number[] = [];
    for (const id of ids) {
      const order = await client.getOrder(id, hash);
      const messages = heard.filter(({ schwabOrderId }) => schwabOrderId === id);
      const legs = order.orderLegCollection ?? [];
      const executions = executionsOf(order);
      fills.push(executions.length);
      expect(filledBy(messages, "OrderFillCompleted", legs.length)).toEqual(executions);
      expect(enteredBy(messages)).toEqual([
        order.price === undefined ? undefined : String(order.price),
        legs.map(({ quantity }) => String(quantity)),
      ]);
    }
    expect(fills).toEqual([1, 6, 2, 0]);
  });
}
