import { type Day, isoDate } from "../calendar/calendar-day.js";
import { newYorkIso } from "../calendar/new-york.js";
import { type Schedule, type TradingDay, tradingDay } from "../calendar/sessions.js";

type Json = Record<string, unknown>;

export const marketIds = ["equity", "option", "bond", "future", "forex"] as const;
export type MarketId = (typeof marketIds)[number];

interface Product {
  readonly product: string;
  readonly productName: string;
  readonly schedule: Schedule;
  sessions(day: TradingDay): Json;
}

/** Bonds keep the exchanges' days here, which differ from their own on a few days of a year. */
const products: Record<MarketId, readonly Product[]> = {
  equity: [{ product: "EQ", productName: "equity", schedule: "stock", sessions: threeSessions }],
  option: [
    { product: "EQO", productName: "equity option", schedule: "regular-only", sessions: regular(0) },
    { product: "IND", productName: "index option", schedule: "regular-only", sessions: regular(15) },
  ],
  bond: [{ product: "BON", productName: "bond", schedule: "regular-only", sessions: regular(0) }],
  future: [{ product: "ES", productName: "E-mini S&P 500", schedule: "future", sessions: regular(0) }],
  forex: [{ product: "forex", productName: "forex", schedule: "forex", sessions: regular(0) }],
};

/** One market's hours on one day, by product; on a day without trading by the market's name. */
export function marketHours(id: MarketId, day: Day): Json {
  const date = isoDate(day);
  const marketType = id.toUpperCase();
  const open = products[id].flatMap(({ product, productName, schedule, sessions }) => {
    const hours = tradingDay(schedule, day);
    if (hours === undefined) return [];
    const sessionHours = sessions(hours);
    return [[product, { date, marketType, product, productName, isOpen: true, sessionHours }]];
  });
  if (open.length > 0) return Object.fromEntries(open);
  return { [id]: { date, marketType, product: id, isOpen: false } };
}

function threeSessions({ opens, regularOpens, regularCloses, closes }: TradingDay): Json {
  return {
    preMarket: [interval(opens, regularOpens)],
    regularMarket: [interval(regularOpens, regularCloses)],
    postMarket: [interval(regularCloses, closes)],
  };
}

/** @param longer Minutes that it goes on after the regular close. */
function regular(longer: number): (day: TradingDay) => Json {
  return ({ regularOpens, regularCloses }) => ({
    regularMarket: [interval(regularOpens, regularCloses + longer * 60_000)],
  });
}

function interval(start: number, end: number): Json {
  return { start: newYorkIso(start), end: newYorkIso(end) };
}
