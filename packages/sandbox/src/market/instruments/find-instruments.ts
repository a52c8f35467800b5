import type { ListedInstrument } from "../instrument.js";
import { badParameter } from "../query-parameters.js";
import { matchesOf } from "./regular-expression.js";

export const projections = [
  "symbol-search",
  "symbol-regex",
  "desc-search",
  "desc-regex",
  "search",
  "fundamental",
] as const;
export type Projection = (typeof projections)[number];

type Instruments = readonly ListedInstrument[];

/** What a search finds, in the market's order. @throws what `refusingBadParameters` answers with. */
export function findInstruments(all: Instruments, projection: Projection, query: string): Instruments {
  return searches[projection](all, query);
}

const searches: Record<Projection, (all: Instruments, query: string) => Instruments> = {
  "symbol-search": bySymbols,
  fundamental: bySymbols,
  // As Schwab's Java does it, the whole symbol has to match.
  "symbol-regex": (all, query) => byExpression(all, `^(?:${query})$`, "", ({ symbol }) => symbol),
  "desc-regex": (all, query) => byExpression(all, query, "i", ({ description }) => description),
  "desc-search": (all, query) => {
    const words = query.toUpperCase().split(/\s+/);
    return all.filter(({ description }) => words.every((word) => description.toUpperCase().includes(word)));
  },
  search: (all, query) => {
    const text = query.toUpperCase();
    return all.filter(
      ({ symbol, description }) => symbol.includes(text) || description.toUpperCase().includes(text),
    );
  },
};

/** Several symbols stand between commas. */
function bySymbols(all: Instruments, query: string): Instruments {
  const symbols = new Set(query.split(","));
  return all.filter(({ symbol }) => symbols.has(symbol));
}

function byExpression(
  all: Instruments,
  pattern: string,
  flags: string,
  textOf: (instrument: ListedInstrument) => string,
): Instruments {
  const matches = matchesOf(pattern, flags, all.map(textOf));
  if (matches === undefined) throw badParameter("symbol", "symbol should be a valid regular expression");
  return all.filter((_, index) => matches[index]);
}
