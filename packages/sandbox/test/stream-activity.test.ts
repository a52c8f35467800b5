import { describe, expect, it } from "vitest";
import { activityMessages } from "../src/activity/activity-messages.js";
import { createMarket } from "../src/market/market.js";
import { checkOrder } from "../src/orders/check-order.js";
import { keptMessages } from "../src/streamer/feeds/activity-log.js";
import {
  type ActivityItem,
  createStreamFeeds,
  type StreamFeeds,
} from "../src/streamer/feeds/stream-feeds.js";
import { createTrader } from "../src/trader/trader.js";
import { monday, type Practice, practice, shares } from "./practice.js";

function streamed(): { all: Practice; feeds: StreamFeeds } {
  const all = practice();
  return { all, feeds: createStreamFeeds(all) };
}

const types = (items: readonly ActivityItem[]): string[] => items.map((item) => item[2]);
const numbers = (items: readonly ActivityItem[]): number[] => items.map(({ seq }) => seq);

describe("the account activity", () => {
  it("has the messages of both accounts' orders, numbered as one", () => {
    const { all, feeds } = streamed();
    const sent: unknown[] = [];
    all.trader.activity.subscribe((activity) => sent.push(...activityMessages(activity)));
    const { orderId } = all.place(all.cash, shares("BUY", "KO", 5));
    all.place(all.margin, shares("BUY", "AAPL", 1));
    const items = feeds.activity(0);
    expect(numbers(items)).toEqual(items.map((_, index) => index + 1));
    expect(types(items.slice(0, 2))).toEqual(["OrderCreated", "OrderAccepted"]);
    expect(items.map((item) => ({ messageType: item[2], message: JSON.parse(item[3]) }))).toEqual(sent);
    expect(new Set(items.map((item) => item[1]))).toEqual(new Set(["10000001", "10000002"]));
    expect(JSON.parse(items[0]?.[3] ?? "")).toMatchObject({
      SchwabOrderID: String(orderId),
      AccountNumber: items[0]?.[1],
    });
    expect(feeds.activity(3)).toEqual(items.slice(3));
    expect(feeds.activity(items.length)).toEqual([]);
    expect(feeds.activity(items.length + 10)).toEqual([]);
  });

  it("has what the market does to an order, though nobody asked for it", () => {
    const market = createMarket();
    let time = Date.parse(monday);
    const trader = createTrader(market, () => time);
    const feeds = createStreamFeeds({ market, trader });
    const order = checkOrder(shares("BUY", "KO", 5, { orderType: "LIMIT", price: 1 }), market.security);
    const [account] = trader.accounts();
    if ("problems" in order || account === undefined) throw new Error("no order");
    trader.engine.place(account, order);
    const { length } = feeds.activity(0);
    time = Date.parse("2026-11-23T16:00:00-05:00");
    expect(types(feeds.activity(length))).toEqual([
      "OrderExpired",
      "ExecutionCreated",
      "OrderUROutCompleted",
    ]);
  });

  it("keeps the newest messages", () => {
    const { all, feeds } = streamed();
    for (let count = 0; count < keptMessages; count++) {
      all.place(all.margin, shares("BUY", "KO", 1, { orderType: "LIMIT", price: 1 }));
    }
    const kept = feeds.activity(0);
    expect(kept).toHaveLength(keptMessages);
    const newest = kept.at(-1)?.seq ?? 0;
    expect(newest).toBeGreaterThan(2 * keptMessages);
    expect(numbers(kept)).toEqual(kept.map((_, index) => newest - keptMessages + 1 + index));
    expect(numbers(feeds.activity(newest - 3))).toEqual([newest - 2, newest - 1, newest]);
  });
});
