import { Hono } from "hono";
import { notFound } from "../../api-errors.js";
import type { SandboxEnv } from "../../env.js";
import type { Market } from "../market.js";
import {
  badParameter,
  optionalChoice,
  optionalWholeNumber,
  refusingBadParameters,
} from "../query-parameters.js";
import { isMoversIndex, moversOf, moversSorts } from "./movers.js";

interface MoversRouteParts {
  readonly market: Market;
  readonly now: () => number;
}

const frequencies = [0, 1, 5, 10, 30, 60];

export function moversRoutes({ market, now }: MoversRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  routes.get(
    "/movers/:index",
    refusingBadParameters((c) => {
      const index = c.req.param("index") ?? "";
      const sort = optionalChoice(c, "sort", moversSorts) ?? "VOLUME";
      const frequency = optionalWholeNumber(c, "frequency", 0) ?? 0;
      if (!frequencies.includes(frequency)) {
        throw badParameter("frequency", `valid frequency should be any of ${frequencies.join(",")}`);
      }
      if (!isMoversIndex(index)) return notFound(c);
      return c.json({ screeners: moversOf(market, index, sort, frequency, now()) });
    }),
  );
  return routes;
}
