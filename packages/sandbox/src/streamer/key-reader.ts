import type { Json } from "../orders/order-request.js";
import type { StreamFeeds, StreamService } from "./feeds/stream-feeds.js";
import { deliveries } from "./services.js";

/** Gives what a key has to say that was not said yet, at a market time; of the fields that are asked for. */
export type KeyReader = (time: number, fields: ReadonlySet<string>) => readonly Json[];

interface Source {
  readonly feeds: StreamFeeds;
  readonly service: StreamService;
  readonly key: string;
}

/** How far back candles are repeated to a new subscription, so that none is lost between two connections. */
const repeatedCandles = 30 * 60_000;

/** The same for account activity, in messages. */
const repeatedActivities = 100;

export function createKeyReader(source: Source): KeyReader {
  switch (deliveries[source.service]) {
    case "change":
      return changes(source);
    case "whole":
      return wholes(source);
    case "candles":
      return candles(source);
    case "activity":
      return activities(source);
  }
}

/** Everything at first, then what is another value than the one that was sent. */
function changes({ feeds, service, key }: Source): KeyReader {
  const sent = new Map<string, unknown>();
  return (time, fields) => {
    const whole = feeds.whole(service, key, time);
    if (whole === undefined) return [];
    const news = Object.entries(pick(whole, fields)).filter(([name, value]) => sent.get(name) !== value);
    for (const [name, value] of news) sent.set(name, value);
    return news.length === 0 ? [] : [{ key, ...Object.fromEntries(news) }];
  };
}

function wholes({ feeds, service, key }: Source): KeyReader {
  let sent: string | undefined;
  return (time, fields) => {
    const whole = feeds.whole(service, key, time);
    if (whole === undefined) return [];
    const content = { key, ...pick(whole, fields) };
    const text = JSON.stringify(content);
    if (text === sent) return [];
    sent = text;
    return [content];
  };
}

function candles({ feeds, service, key }: Source): KeyReader {
  let told: number | undefined;
  return (time, fields) => {
    const from = told ?? time - repeatedCandles;
    // When the clock was set back, nothing has ended since, and it goes on from there.
    told = time;
    return feeds.since(service, key, from, time).map((candle) => ({ key, ...pick(candle, fields) }));
  };
}

/** All fields always: Schwab expects the fields "0" and sends everything. */
function activities({ feeds, key }: Source): KeyReader {
  let told: number | undefined;
  return () => {
    const items = told === undefined ? feeds.activity(0).slice(-repeatedActivities) : feeds.activity(told);
    const isFirst = told === undefined;
    told = items.at(-1)?.seq ?? told ?? 0;
    const content = items.map((item) => ({ key, ...item }));
    return isFirst ? [{ seq: 0, key, 1: "", 2: "SUBSCRIBED", 3: "" }, ...content] : content;
  };
}

/** Members with names of their own are in every first message; the symbol stands in `key`. */
function pick(content: Json, fields: ReadonlySet<string>): Json {
  const wanted = Object.entries(content).filter(
    ([name]) => name !== "key" && (!/^\d+$/.test(name) || fields.has(name)),
  );
  return Object.fromEntries(wanted);
}
