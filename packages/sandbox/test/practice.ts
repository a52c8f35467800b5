import { createMarket, type Market, type Snapshot } from "../src/market/market.js";
import { checkOrder } from "../src/orders/check-order.js";
import type { StoredOrder } from "../src/orders/order-book.js";
import { createTrader, type Trader, type TradingAccount } from "../src/trader/trader.js";
import { type Json, leg } from "./trader-support.js";

/** The trading side of a sandbox by itself, with a clock that moves only when told to. */
export interface Practice {
  readonly market: Market;
  readonly trader: Trader;
  readonly cash: TradingAccount;
  readonly margin: TradingAccount;
  now(): number;
  /** To a moment, or on by so many seconds; then everything until there has happened. */
  goTo(moment: string): void;
  advance(seconds: number): void;
  quote(symbol: string, time?: number): Snapshot;
  /** The order that a body places, as JSON has it. */
  place(account: TradingAccount, body: Json): StoredOrder;
  /** The first second from now on, before a moment, at which something is so in the market. */
  firstSecond(until: string, isSo: (time: number) => boolean): number | undefined;
}

/** A Monday morning, an hour after the opening. */
export const monday = "2026-11-23T10:30:00-05:00";

export function practice(from: string = monday, seed = "one"): Practice {
  const market = createMarket(seed);
  let time = Date.parse(from);
  const trader = createTrader(market, () => time);
  const [cash, margin] = trader.accounts() as [TradingAccount, TradingAccount];
  const quote = (symbol: string, at = time): Snapshot => {
    const snapshot = market.snapshot(symbol, at);
    if (snapshot === undefined) throw new Error(`no ${symbol}`);
    return snapshot;
  };
  return {
    market,
    trader,
    cash,
    margin,
    now: () => time,
    goTo(moment) {
      time = Date.parse(moment);
      trader.accounts();
    },
    advance(seconds) {
      time += seconds * 1000;
      trader.accounts();
    },
    quote,
    place(account, body) {
      const request = checkOrder(body, (symbol) => market.security(symbol));
      if ("problems" in request) throw new Error(request.problems.join());
      return trader.engine.place(account, request);
    },
    firstSecond(until, isSo) {
      for (let at = time; at < Date.parse(until); at += 1000) if (isSo(at)) return at;
      return undefined;
    },
  };
}

/** A DAY order for shares, or as told. */
export function shares(instruction: string, symbol: string, quantity: number, terms: Json = {}): Json {
  return {
    orderStrategyType: "SINGLE",
    session: "NORMAL",
    duration: "DAY",
    orderType: "MARKET",
    orderLegCollection: [leg(instruction, symbol, quantity)],
    ...terms,
  };
}

/** Whether it was filled, when, and at which price; of the first execution. */
export function firstFill({
  executions,
}: StoredOrder): { time: string; price: number | undefined } | undefined {
  const [fill] = executions.filter(({ executionType }) => executionType === "FILL");
  return fill && { time: new Date(fill.time).toISOString(), price: fill.prices[0] };
}

export function at(time: number | undefined): string {
  return new Date(time ?? Number.NaN).toISOString();
}
