import { describe, expect, it } from "vitest";
import { coverShorts } from "../src/engine/cover-shorts.js";
import { createMarket, type Market } from "../src/market/market.js";
import { isOpen, type StoredOrder } from "../src/orders/order-book.js";
import { accountOf } from "../src/trader/account.js";
import { createTrader, type TradingAccount } from "../src/trader/trader.js";
import { feesOf } from "../src/transactions/fees.js";
import type { LedgerEntry } from "../src/transactions/ledger.js";
import { transactionOf } from "../src/transactions/transaction.js";
import { randomNumbers, randomOrders } from "./random-orders.js";

interface Item {
  readonly instrument: { readonly assetType: string; readonly symbol: string };
  readonly amount: number;
  readonly cost: number;
  readonly feeType?: string;
}

/** What an account must have by its transactions alone, as a client sees them. All money in whole cents. */
function bookkeeper(account: TradingAccount) {
  let seen = 0;
  let cash = 0;
  const held = new Map<string, number>();
  const executed = new Map<number, number>();
  return () => {
    const entries = account.ledger.entries();
    if (entries.length === seen) {
      if (Math.round(account.ledger.cash() * 100) !== cash) throw new Error("The cash changed by itself.");
      return;
    }
    for (const entry of entries.slice(seen)) {
      const { netAmount, transferItems } = transactionOf(account.data, entry) as {
        netAmount: number;
        transferItems: readonly Item[];
      };
      cash += Math.round(netAmount * 100);
      if (entry.type !== "TRADE" && entry.type !== "RECEIVE_AND_DELIVER") continue;
      const sum = transferItems.reduce((total, { cost }) => total + Math.round(cost * 100), 0);
      expect(sum).toBe(Math.round(netAmount * 100));
      const { amount, instrument } = transferItems.at(-1) as Item;
      const now = Number(((held.get(instrument.symbol) ?? 0) + amount).toFixed(6));
      if (now === 0) held.delete(instrument.symbol);
      else held.set(instrument.symbol, now);
      if (entry.type !== "TRADE") continue;
      const fees = transferItems.filter(({ feeType, cost }) => feeType !== undefined && cost !== 0);
      expect(Object.fromEntries(fees.map(({ feeType, cost }) => [feeType, -cost]))).toEqual(
        Object.fromEntries(
          Object.entries(feesOf(entry.instrument, amount, entry.price)).filter(([, fee]) => fee > 0),
        ),
      );
      executed.set(entry.orderId, (executed.get(entry.orderId) ?? 0) + Math.abs(amount));
      const order = account.orders.find(entry.orderId);
      if (order !== undefined) touched.add(order);
    }
    seen = entries.length;
    expect(Math.round(account.ledger.cash() * 100)).toBe(cash);
    expect(
      new Map(account.ledger.holdings().map(({ instrument, quantity }) => [instrument.symbol, quantity])),
    ).toEqual(held);
    for (const order of touched) expect(executed.get(order.orderId)).toBeCloseTo(legsFilled(order), 6);
    touched.clear();
    expect(coverShorts(account.ledger.holdings()).filter(({ by }) => by === "none")).toEqual([]);
    if (account.data.type === "MARGIN") return;
    expect(cash).toBeGreaterThanOrEqual(0);
    for (const [symbol, quantity] of held) expect(symbol.length > 6 ? 0 : quantity).toBeGreaterThanOrEqual(0);
  };
}

const touched = new Set<StoredOrder>();

function legsFilled({ request, executions, filled }: StoredOrder): number {
  const fills = executions.filter(({ executionType }) => executionType === "FILL");
  expect(fills.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(filled, 6);
  const perUnit = request.legs.reduce((sum, { quantity }) => sum + quantity, 0);
  return (perUnit * filled) / (request.legs.length > 1 ? (request.legs[0]?.quantity ?? 1) : perUnit);
}

function balancesAddUp(account: TradingAccount, market: Market, time: number): void {
  const { securitiesAccount } = accountOf(account, market, time, true) as {
    securitiesAccount: {
      positions: readonly { marketValue: number }[];
      currentBalances: Record<string, number>;
    };
  };
  const { currentBalances, positions } = securitiesAccount;
  const worth = positions.reduce((sum, { marketValue }) => sum + Math.round(marketValue * 100), 0);
  const value = Math.round((currentBalances["liquidationValue"] ?? 0) * 100);
  expect(value).toBe(worth + Math.round((currentBalances["cashBalance"] ?? 0) * 100));
  const parts = ["cashBalance", "longMarketValue", "shortMarketValue", "longOptionMarketValue"]
    .concat("shortOptionMarketValue", "mutualFundValue")
    .map((name) => Math.round((currentBalances[name] ?? 0) * 100));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(value);
}

/** How many orders of each kind the test must at least have seen filled, to be a test at all. */
const mustBeFilled: readonly [type: string, least: number][] = [
  ["MARKET", 500],
  ["LIMIT", 300],
  ["STOP", 100],
  ["STOP_LIMIT", 50],
  ["TRAILING_STOP", 100],
  ["TRAILING_STOP_LIMIT", 50],
  ["MARKET_ON_CLOSE", 100],
  ["LIMIT_ON_CLOSE", 50],
  ["NET_DEBIT", 30],
  ["NET_CREDIT", 30],
];

function filledOf(accounts: readonly TradingAccount[], type: string): number {
  return accounts
    .flatMap(({ orders }) => [...orders.all()])
    .filter(({ status, request }) => status === "FILLED" && request.terms["orderType"] === type).length;
}

function isDelivery(entry: LedgerEntry, description: string): boolean {
  return entry.type === "RECEIVE_AND_DELIVER" && entry.description === description;
}

describe("after each of 10 000 random orders", () => {
  it("cash, positions, fees and transactions reconcile to the cent", () => {
    const random = randomNumbers(7);
    const market = createMarket("conservation");
    let time = Date.parse("2026-11-23T14:30:00Z");
    const trader = createTrader(market, () => time);
    const order = randomOrders(market, random);
    const accounts = trader.accounts();
    for (const { ledger, nextActivityId } of accounts) {
      const activityId = nextActivityId();
      ledger.add({ type: "ACH_RECEIPT", activityId, time, dollars: 900_000, description: "a deposit" });
    }
    const checks = accounts.map(bookkeeper);
    const open: [TradingAccount, StoredOrder][] = [];
    for (let step = 0; step < 10_000; step++) {
      time += Math.floor(random() * 3_600_000);
      const account = accounts[Math.floor(random() * 2)] as TradingAccount;
      const placed = trader.engine.place(account, order(account, time));
      open.push([account, placed]);
      if (open.length > 25) {
        const [[owner, old]] = open.splice(Math.floor(random() * open.length), 1) as [
          [TradingAccount, StoredOrder],
        ];
        if (random() < 0.5) trader.engine.cancel(owner, old);
        else if (old.request.orderStrategyType === "SINGLE") trader.engine.replace(owner, old, old.request);
      }
      for (const check of checks) check();
      if (step % 200 === 0) for (const each of accounts) balancesAddUp(each, market, time);
    }
    for (const [type, least] of mustBeFilled) expect(filledOf(accounts, type)).toBeGreaterThan(least);
    for (const description of ["OPTION EXPIRATION", "OPTION ASSIGNMENT"]) {
      expect(
        accounts.some(({ ledger }) => ledger.entries().some((entry) => isDelivery(entry, description))),
      ).toBe(true);
    }
    // When nothing is open any more, nothing is kept for it.
    time += 400 * 86_400_000;
    for (const account of trader.accounts()) {
      expect([...account.orders.all()].filter(isOpen)).toEqual([]);
      expect([account.reservations.funds(), ...account.reservations.all()]).toEqual([0]);
    }
    for (const check of checks) check();
  });
});
