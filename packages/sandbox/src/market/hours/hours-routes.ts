import { type Context, Hono } from "hono";
import { notFound } from "../../api-errors.js";
import type { SandboxEnv } from "../../env.js";
import { type Day, dayOf, partsOf } from "../calendar/calendar-day.js";
import { newYorkDay } from "../calendar/new-york.js";
import { badParameter, optionalDate, refusingBadParameters, requiredText } from "../query-parameters.js";
import { type MarketId, marketHours, marketIds } from "./market-hours.js";

/** The hours of several markets, and of one. */
export function hoursRoutes({ now }: { readonly now: () => number }): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get(
    "/markets",
    refusingBadParameters((c) => {
      const ids = requiredText(c, "markets").split(",");
      if (!ids.every(isMarket)) {
        throw badParameter("markets", `valid markets should be any of ${marketIds.join(",")}`);
      }
      const day = readDay(c, now());
      return c.json(Object.fromEntries(ids.map((id) => [id, marketHours(id, day)])));
    }),
  );

  routes.get(
    "/markets/:market",
    refusingBadParameters((c) => {
      const id = c.req.param("market") ?? "";
      if (!isMarket(id)) return notFound(c);
      return c.json({ [id]: marketHours(id, readDay(c, now())) });
    }),
  );

  return routes;
}

function isMarket(id: string): id is MarketId {
  return (marketIds as readonly string[]).includes(id);
}

/** From today, which it is when left out, to a year ahead. */
function readDay(c: Context, time: number): Day {
  const today = newYorkDay(time);
  const day = optionalDate(c, "date") ?? today;
  const { year, month, date } = partsOf(today);
  if (day < today || day > dayOf(year + 1, month, date)) {
    throw badParameter("date", "date should be from the current date to one year from it");
  }
  return day;
}
