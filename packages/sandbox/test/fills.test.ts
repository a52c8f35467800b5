import { describe, expect, it } from "vitest";
import { at, firstFill, practice, shares } from "./practice.js";

const close = "2026-11-23T16:00:00-05:00";
const cents = (dollars: number): number => Math.round(dollars * 100) / 100;

describe("a market order", () => {
  it.each([
    ["BUY", "KO", "ask"],
    ["SELL", "AAPL", "bid"],
  ] as const)("to %s is filled at once at the quote's price", (instruction, symbol, side) => {
    const { margin, place, quote, now } = practice();
    const order = place(margin, shares(instruction, symbol, 10));
    expect(order.status).toBe("FILLED");
    expect(firstFill(order)).toEqual({ time: at(now()), price: quote(symbol)[side] });
  });

  it("waits for the opening", () => {
    const { margin, place, goTo, quote } = practice("2026-11-22T12:00:00-05:00");
    const order = place(margin, shares("BUY", "KO", 1));
    expect(order.status).toBe("PENDING_ACTIVATION");
    goTo("2026-11-23T09:30:00-05:00");
    expect(order.status).toBe("FILLED");
    expect(firstFill(order)).toEqual({
      time: at(Date.parse("2026-11-23T09:30:00-05:00")),
      price: quote("KO").ask,
    });
  });
});

describe("a limit order is filled in the first second whose price is within it,", () => {
  it.each([
    ["BUY", -0.004],
    ["BUY", -0.0005],
    ["SELL", 0.003],
    ["SELL", 0.0002],
  ] as const)("to %s at %d from the market", (instruction, distance) => {
    const { margin, place, goTo, quote, firstSecond } = practice();
    const price = cents(quote("AAPL").last * (1 + distance));
    const order = place(margin, shares(instruction, "AAPL", 3, { orderType: "LIMIT", price }));
    expect(order.status).toBe("WORKING");
    const first = firstSecond(close, (time) => {
      const { bid, ask } = quote("AAPL", time);
      return instruction === "BUY" ? ask <= price : bid >= price;
    });
    goTo(close);
    if (first === undefined) expect(order.status).toBe("EXPIRED");
    else
      expect(firstFill(order)).toEqual({
        time: at(first),
        price: quote("AAPL", first)[instruction === "BUY" ? "ask" : "bid"],
      });
    expect([-0.004, 0.003].includes(distance) || first !== undefined).toBe(true);
  });

  it("bit by bit when it is for more than is offered, each second at its own price", () => {
    const { margin, place, advance, quote } = practice("2026-11-23T17:00:00-05:00");
    const terms = { orderType: "LIMIT", session: "SEAMLESS", price: 120 };
    const order = place(margin, shares("BUY", "KO", 600, terms));
    expect(order.status).toBe("WORKING");
    expect(order.filled).toBeGreaterThan(0);
    advance(60);
    expect(order.status).toBe("FILLED");
    expect(order.executions.length).toBeGreaterThan(2);
    for (const { time, prices } of order.executions) expect(prices).toEqual([quote("KO", time).ask]);
    expect(order.executions.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(600);
    expect(margin.ledger.holding("KO")?.quantity).toBe(600);
  });

  it("at the better price of the market when it is within at once", () => {
    const { margin, place, quote } = practice();
    const order = place(margin, shares("BUY", "AAPL", 3, { orderType: "LIMIT", price: 900 }));
    expect(firstFill(order)?.price).toBe(quote("AAPL").ask);
  });
});

describe("a stop order", () => {
  const basis = { STANDARD: "last", BID: "bid", ASK: "ask", LAST: "last" } as const;
  it.each([
    ["BUY", "STANDARD"],
    ["BUY", "BID"],
    ["SELL", "ASK"],
    ["SELL", "LAST"],
  ] as const)(
    "to %s that looks at %s becomes a market order in the first second that reaches it",
    (instruction, stopType) => {
      const { margin, place, goTo, quote, firstSecond } = practice();
      const rises = instruction === "BUY";
      const stopPrice = cents(quote("NVDA").last + (rises ? 0.3 : -0.3));
      const order = place(margin, shares(instruction, "NVDA", 3, { orderType: "STOP", stopPrice, stopType }));
      expect(order.status).toBe("AWAITING_STOP_CONDITION");
      const first = firstSecond(close, (time) => {
        const price = quote("NVDA", time)[basis[stopType]];
        return rises ? price >= stopPrice : price <= stopPrice;
      });
      expect(first).toBeDefined();
      goTo(close);
      expect(firstFill(order)).toEqual({
        time: at(first),
        price: quote("NVDA", first)[rises ? "ask" : "bid"],
      });
    },
  );

  it("with a limit waits for it after the stop", () => {
    const { margin, place, goTo, quote, firstSecond } = practice();
    const stopPrice = cents(quote("NVDA").last - 0.3);
    const price = cents(stopPrice + 0.2);
    const order = place(margin, shares("SELL", "NVDA", 3, { orderType: "STOP_LIMIT", stopPrice, price }));
    const stopped = firstSecond(close, (time) => quote("NVDA", time).last <= stopPrice) ?? 0;
    const first = firstSecond(close, (time) => time >= stopped && quote("NVDA", time).bid >= price);
    goTo(at(stopped));
    expect(order.status).toBe("WORKING");
    goTo(close);
    expect(first).toBeGreaterThan(stopped);
    expect(firstFill(order)?.time).toBe(at(first));
  });

  it.each([
    ["SELL", "VALUE", 0.5],
    ["BUY", "PERCENT", 0.3],
    ["SELL", "TICK", 40],
  ] as const)(
    "to %s that trails by %s goes with the price and no way back",
    (instruction, stopPriceLinkType, stopPriceOffset) => {
      const { margin, place, goTo, quote, firstSecond } = practice();
      const terms = {
        orderType: "TRAILING_STOP",
        stopPriceLinkBasis: "LAST",
        stopPriceLinkType,
        stopPriceOffset,
      };
      const order = place(margin, shares(instruction, "NVDA", 3, { ...terms, duration: "GOOD_TILL_CANCEL" }));
      let best = quote("NVDA").last;
      const first = firstSecond(close, (time) => {
        const { last } = quote("NVDA", time);
        best = instruction === "SELL" ? Math.max(best, last) : Math.min(best, last);
        const factor = { VALUE: 1, PERCENT: best / 100, TICK: 0.01 }[stopPriceLinkType];
        return Math.abs(last - best) >= stopPriceOffset * factor - 1e-9;
      });
      expect(first).toBeDefined();
      goTo(close);
      expect(firstFill(order)?.time).toBe(at(first));
    },
  );

  it("that trails remembers the best price overnight", () => {
    const { margin, place, goTo, quote, firstSecond } = practice("2026-11-23T15:00:00-05:00");
    const terms = { orderType: "TRAILING_STOP", stopPriceOffset: 4, duration: "GOOD_TILL_CANCEL" };
    const order = place(margin, shares("SELL", "NVDA", 3, terms));
    let best = 0;
    const first = firstSecond("2026-12-01T16:00:00-05:00", (time) => {
      const { session, last } = quote("NVDA", time);
      if (session !== "regular") return false;
      best = Math.max(best, last);
      return last <= best - 4;
    });
    expect(at(first) > "2026-11-24").toBe(true);
    goTo("2026-12-01T16:00:00-05:00");
    expect(firstFill(order)?.time).toBe(at(first));
  });
});

describe("an order for the close", () => {
  it("is filled with the session's last price, or not at all", () => {
    const { margin, place, goTo, quote } = practice();
    const order = place(margin, shares("BUY", "KO", 700, { orderType: "MARKET_ON_CLOSE" }));
    const [low, high] = [0.5, 2].map((factor) =>
      place(
        margin,
        shares("BUY", "KO", 5, { orderType: "LIMIT_ON_CLOSE", price: cents(quote("KO").last * factor) }),
      ),
    );
    goTo(close);
    const price = quote("KO", Date.parse(close)).regularLast;
    for (const filled of [order, high]) {
      expect(filled && firstFill(filled)).toEqual({ time: at(Date.parse(close) - 1000), price });
      expect(filled?.executions).toHaveLength(1);
    }
    expect(low?.status).toBe("EXPIRED");
  });
});
