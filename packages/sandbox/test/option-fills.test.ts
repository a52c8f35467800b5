import { describe, expect, it } from "vitest";
import type { StoredOrder } from "../src/orders/order-book.js";
import { accountOf } from "../src/trader/account.js";
import { at, firstFill, type Practice, practice } from "./practice.js";
import { type Json, leg } from "./trader-support.js";

const friday = "2026-11-27T13:00:00-05:00";
const cents = (dollars: number): number => Math.round(dollars * 100) / 100;

/** An option on AAPL that ends that week, so many strikes of five dollars above the price. */
function option({ quote }: Practice, side: "C" | "P", strikes: number, day = "261127"): string {
  const strike = (Math.round(quote("AAPL").last / 5) + strikes) * 5;
  return `AAPL  ${day}${side}${String(strike * 1000).padStart(8, "0")}`;
}

function order(
  legs: readonly [instruction: string, symbol: string, quantity: number][],
  terms: Json = {},
): Json {
  return {
    orderStrategyType: "SINGLE",
    session: "NORMAL",
    duration: "DAY",
    orderType: "MARKET",
    orderLegCollection: legs.map(([instruction, symbol, quantity]) =>
      leg(instruction, symbol, quantity, symbol.length > 6 ? "OPTION" : "EQUITY"),
    ),
    ...terms,
  };
}

describe("an option order", () => {
  it.each(["BUY_TO_OPEN", "SELL_TO_OPEN"])(
    "to %s with a limit is filled in the first second within it",
    (instruction) => {
      const all = practice();
      const { margin, place, goTo, quote, firstSecond } = all;
      const symbol = option(all, "P", 1);
      const buys = instruction === "BUY_TO_OPEN";
      const price = cents(quote(symbol).last * (buys ? 0.93 : 1.06));
      const placed = place(margin, order([[instruction, symbol, 1]], { orderType: "LIMIT", price }));
      expect(placed.status).toBe("WORKING");
      const close = "2026-11-23T16:00:00-05:00";
      const first = firstSecond(close, (time) => {
        const { bid, ask } = quote(symbol, time);
        return buys ? ask <= price : bid >= price;
      });
      expect(first).toBeDefined();
      goTo(close);
      expect(firstFill(placed)).toEqual({
        time: at(first),
        price: quote(symbol, first)[buys ? "ask" : "bid"],
      });
    },
    20_000,
  );

  it("costs a hundred times its price, and commission and fees", () => {
    const all = practice();
    const { margin, place, quote } = all;
    const symbol = option(all, "C", 0);
    const before = margin.ledger.cash();
    place(margin, order([["BUY_TO_OPEN", symbol, 3]]));
    expect(margin.ledger.cash()).toBe(cents(before - 300 * quote(symbol).ask - 1.95 - 0.04));
    expect(margin.ledger.holding(symbol)).toMatchObject({ quantity: 3, averagePrice: quote(symbol).ask });
  });
});

describe("a spread", () => {
  it("is filled with all its legs at once when the net of their quotes is within its price", () => {
    const all = practice();
    const { margin, place, goTo, quote, firstSecond } = all;
    const [low, high] = [option(all, "C", 0), option(all, "C", 1)];
    const netAt = (time?: number): number => quote(low, time).ask - quote(high, time).bid;
    const price = cents(netAt() - 0.05);
    const terms = { orderType: "NET_DEBIT", price, quantity: 2, complexOrderStrategyType: "VERTICAL" };
    const legs: [string, string, number][] = [
      ["BUY_TO_OPEN", low, 2],
      ["SELL_TO_OPEN", high, 2],
    ];
    const placed = place(margin, order(legs, terms));
    expect(placed.status).toBe("WORKING");
    const first = firstSecond("2026-11-23T16:00:00-05:00", (time) => netAt(time) <= price + 1e-9);
    expect(first).toBeDefined();
    goTo("2026-11-23T16:00:00-05:00");
    expect(placed.executions).toMatchObject([
      { time: first, quantity: 2, prices: [quote(low, first).ask, quote(high, first).bid] },
    ]);
    expect(margin.ledger.holding(high)?.quantity).toBe(-2);
  }, 20_000);

  it("keeps what it can lose", () => {
    const all = practice();
    const { margin, place, market, now } = all;
    const [low, high] = [option(all, "P", -2), option(all, "P", -1)];
    const legs: [string, string, number][] = [
      ["SELL_TO_OPEN", high, 4],
      ["BUY_TO_OPEN", low, 4],
    ];
    const funds = (): number => {
      const { securitiesAccount } = accountOf(margin, market, now(), false) as {
        securitiesAccount: { currentBalances: { availableFunds: number; cashBalance: number } };
      };
      const { availableFunds, cashBalance } = securitiesAccount.currentBalances;
      return cents(availableFunds - cashBalance);
    };
    const before = funds();
    expect(place(margin, order(legs, { orderType: "NET_CREDIT", price: 0 })).status).toBe("FILLED");
    expect(funds()).toBe(cents(before - 4 * 500));
  });
});

describe("an option that is sold", () => {
  const reasons = (placed: StoredOrder): string => `${placed.status} ${placed.statusDescription ?? ""}`;

  it("needs shares behind a call, and cash behind a put", () => {
    const all = practice();
    const { cash, margin, place } = all;
    const [call, put] = [option(all, "C", 2), option(all, "P", -2)];
    expect(reasons(place(cash, order([["SELL_TO_OPEN", call, 1]])))).toMatch(
      /^REJECTED Uncovered calls .*AAPL/,
    );
    expect(reasons(place(cash, order([["SELL_TO_OPEN", put, 1]])))).toMatch(
      /^REJECTED You do not have enough/,
    );
    place(margin, order([["BUY", "AAPL", 40]]));
    const held = margin.ledger.holding("AAPL")?.quantity ?? 0;
    expect(held).toBe(100);
    expect(reasons(place(margin, order([["SELL_TO_OPEN", call, 1]])))).toBe("FILLED ");
    expect(reasons(place(margin, order([["SELL", "AAPL", 1]])))).toMatch(/^REJECTED Uncovered calls/);
    expect(reasons(place(margin, order([["SELL_TO_OPEN", call, 1]])))).toMatch(/^REJECTED Uncovered calls/);
  });

  it("has its shares called away when it ends in the money", () => {
    const all = practice();
    const { margin, place, goTo, trader } = all;
    const call = option(all, "C", -2);
    const strike = Number(call.slice(13)) / 1000;
    place(margin, order([["BUY", "AAPL", 40]]));
    place(margin, order([["SELL_TO_OPEN", call, 1]]));
    const before = margin.ledger.cash();
    goTo(friday);
    expect(all.quote("AAPL").last).toBeGreaterThan(strike);
    expect(trader.accounts()[1]?.ledger.holding("AAPL")).toBeUndefined();
    expect(margin.ledger.holding(call)).toBeUndefined();
    expect(margin.ledger.cash()).toBe(cents(before + strike * 100));
  });

  it("brings its shares when a put ends in the money, and nothing when it doesn't", () => {
    const all = practice();
    const { margin, place, goTo } = all;
    const [near, far] = [option(all, "P", 3), option(all, "P", -6)];
    const strike = Number(near.slice(13)) / 1000;
    for (const put of [near, far]) {
      place(margin, order([["SELL_TO_OPEN", put, 1]]));
    }
    expect(margin.ledger.holding(near)?.quantity).toBe(-1);
    const before = margin.ledger.cash();
    goTo(friday);
    expect([margin.ledger.holding(near), margin.ledger.holding(far)]).toEqual([undefined, undefined]);
    expect(margin.ledger.holding("AAPL")?.quantity).toBe(160);
    expect(margin.ledger.cash()).toBe(cents(before - strike * 100));
  });
});

describe("an option that was bought", () => {
  it("is settled in cash at its worth, and its open order ends with it", () => {
    const all = practice();
    const { margin, place, goTo, quote } = all;
    const call = option(all, "C", -2);
    place(margin, order([["BUY_TO_OPEN", call, 2]]));
    const sale = place(
      margin,
      order([["SELL_TO_CLOSE", call, 2]], { orderType: "LIMIT", price: 200, duration: "GOOD_TILL_CANCEL" }),
    );
    const before = margin.ledger.cash();
    goTo(friday);
    const worth = cents(quote("AAPL", Date.parse(friday)).regularLast - Number(call.slice(13)) / 1000);
    expect(worth).toBeGreaterThan(0);
    expect(margin.ledger.cash()).toBe(cents(before + worth * 200));
    expect(margin.ledger.entries().at(-1)).toMatchObject({
      type: "RECEIVE_AND_DELIVER",
      description: "OPTION EXPIRATION",
      quantity: -2,
      price: worth,
    });
    expect(sale.status).toBe("EXPIRED");
    expect(margin.reservations.units(call)).toBe(0);
  });
});
