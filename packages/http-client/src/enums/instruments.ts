import type { Open } from "../types/open.js";

/** What `getInstruments` looks at, and how; `FUNDAMENTAL` takes symbols and gives key figures too. */
export const InstrumentProjection = {
  SYMBOL_SEARCH: "symbol-search",
  SYMBOL_REGEX: "symbol-regex",
  DESCRIPTION_SEARCH: "desc-search",
  DESCRIPTION_REGEX: "desc-regex",
  SEARCH: "search",
  FUNDAMENTAL: "fundamental",
} as const;

export type InstrumentProjection = Open<(typeof InstrumentProjection)[keyof typeof InstrumentProjection]>;
