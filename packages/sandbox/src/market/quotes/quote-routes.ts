import { type Context, Hono } from "hono";
import { marketDataBadRequest } from "../../api-errors.js";
import type { SandboxEnv } from "../../env.js";
import type { Market } from "../market.js";
import { indicativeQuoteOf, indicativeSymbol, quoteOf } from "./quote.js";
import { type QuotePart, quoteParts } from "./quote-shapes.js";

interface QuoteRouteParts {
  readonly market: Market;
  readonly now: () => number;
}

/** Quotes by list and by one symbol. Both answer with a map from symbol to quote. */
export function quoteRoutes({ market, now }: QuoteRouteParts): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();

  routes.get("/quotes", (c) => {
    const symbols = (c.req.query("symbols") ?? "").split(",").filter((symbol) => symbol !== "");
    if (symbols.length === 0) return marketDataBadRequest(c, nothingAsked);
    const indicative = c.req.query("indicative") ?? "false";
    if (indicative !== "true" && indicative !== "false") return marketDataBadRequest(c, badIndicative);
    return quotes(c, symbols, indicative === "true");
  });

  routes.get("/:symbol/quotes", (c) => quotes(c, [c.req.param("symbol")], false));

  function quotes(c: Context, symbols: readonly string[], indicative: boolean): Response {
    const chosen = readFields(c.req.query("fields"));
    if (chosen === undefined) return marketDataBadRequest(c, badFields);
    const time = now();
    const answer = new Map<string, unknown>();
    const invalidSymbols: string[] = [];
    for (const symbol of symbols) {
      const snapshot = market.snapshot(symbol, time);
      if (snapshot === undefined) {
        invalidSymbols.push(symbol);
        continue;
      }
      answer.set(symbol, quoteOf(snapshot, chosen));
      if (indicative && snapshot.instrument.kind === "ETF") {
        answer.set(indicativeSymbol(symbol), indicativeQuoteOf(snapshot, chosen));
      }
    }
    if (invalidSymbols.length > 0) answer.set("errors", { invalidSymbols });
    return c.json(Object.fromEntries(answer));
  }

  return routes;
}

/** The chosen parts, or undefined when one is not Schwab's. Blanks after the commas are allowed there. */
function readFields(fields = ""): ReadonlySet<QuotePart> | undefined {
  const names = fields.split(",").map((name) => name.trim());
  if (!names.every((name) => name === "" || name === "all" || isPart(name))) return undefined;
  const chosen = names.filter(isPart);
  return new Set(names.includes("all") || chosen.length === 0 ? quoteParts : chosen);
}

function isPart(name: string): name is QuotePart {
  return (quoteParts as readonly string[]).includes(name);
}

const nothingAsked = {
  detail: "Search combination should have min of 1.",
  source: { pointer: ["/data/attributes/symbols", "/data/attributes/cusips", "/data/attributes/ssids"] },
};

const badFields = {
  detail: `valid fields should be any of all,${quoteParts.join(",")} or empty value`,
  source: { parameter: "fields" },
};

const badIndicative = { detail: "indicative should be true or false", source: { parameter: "indicative" } };
