import { Hono } from "hono";
import { notFound } from "../../api-errors.js";
import type { SandboxEnv } from "../../env.js";
import type { ListedInstrument } from "../instrument.js";
import type { Market } from "../market.js";
import { badParameter, optionalChoice, refusingBadParameters, requiredText } from "../query-parameters.js";
import { findInstruments, projections } from "./find-instruments.js";
import { instrumentFundamental } from "./instrument-fundamental.js";

type Json = Record<string, unknown>;

interface InstrumentRouteParts {
  readonly market: Market;
  readonly now: () => number;
}

/** Securities by search and by CUSIP. */
export function instrumentRoutes({ market, now }: InstrumentRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get(
    "/instruments",
    refusingBadParameters((c) => {
      const query = requiredText(c, "symbol");
      const projection = optionalChoice(c, "projection", projections);
      if (projection === undefined) throw badParameter("projection", "projection is required");
      const time = now();
      const found = findInstruments(market.instruments, projection, query);
      // When nothing is found, the member is missing.
      if (found.length === 0) return c.json({});
      return c.json({
        instruments: found.map((instrument) => ({
          ...(projection === "fundamental" && fundamentalOf(instrument.symbol, time)),
          ...shown(instrument),
        })),
      });
    }),
  );

  routes.get("/instruments/:cusip", (c) => {
    const cusip = c.req.param("cusip");
    const instrument = market.instruments.find((each) => each.cusip === cusip);
    // A list of one, where Schwab's own schema has the security itself.
    return instrument === undefined ? notFound(c) : c.json({ instruments: [shown(instrument)] });
  });

  function fundamentalOf(symbol: string, time: number): Json {
    const snapshot = market.snapshot(symbol, time);
    return snapshot === undefined ? {} : { fundamental: instrumentFundamental(snapshot) };
  }

  return routes;
}

function shown({ cusip, symbol, description, exchange, kind }: ListedInstrument): Json {
  return { cusip, symbol, description, exchange: exchange[1], assetType: kind };
}
