import { Hono } from "hono";
import { bodyTooBig, notFound } from "../../../api-errors.js";
import type { SandboxEnv } from "../../../env.js";
import { isoDate } from "../../calendar/calendar-day.js";
import { newYorkDay } from "../../calendar/new-york.js";
import type { Market } from "../../market.js";
import { refusingBadParameters, requiredText } from "../../query-parameters.js";
import { chainOf } from "./chain.js";
import { readChainRequest } from "./chain-request.js";

interface ChainRouteParts {
  readonly market: Market;
  readonly now: () => number;
}

/** Bytes of the largest answer that Schwab's gateway lets through. */
const largestBody = 10 * 1024 * 1024;

/** Option chains, and the days on which options end. */
export function chainRoutes({ market, now }: ChainRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get(
    "/chains",
    refusingBadParameters((c) => {
      const request = readChainRequest(c);
      const board = market.options(request.symbol, now());
      if (board === undefined) return notFound(c);
      const body = JSON.stringify(chainOf(board, request));
      if (Buffer.byteLength(body) > largestBody) return bodyTooBig(c);
      return c.body(body, 200, { "Content-Type": "application/json" });
    }),
  );

  routes.get(
    "/expirationchain",
    refusingBadParameters((c) => {
      const time = now();
      const board = market.options(requiredText(c, "symbol"), time);
      if (board === undefined) return notFound(c);
      const today = newYorkDay(time);
      const expirationList = board.expirations.map(({ day, type, settlement, root }) => ({
        expirationDate: isoDate(day),
        daysToExpiration: day - today,
        expirationType: type,
        settlementType: settlement,
        optionRoots: root,
        standard: true,
      }));
      return c.json({ status: "SUCCESS", expirationList });
    }),
  );

  return routes;
}
