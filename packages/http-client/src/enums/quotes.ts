import type { Open } from "../types/open.js";

/** The parts of a quote that `getQuote` and `getQuotes` can be limited to. */
export const QuoteFields = {
  QUOTE: "quote",
  FUNDAMENTAL: "fundamental",
  EXTENDED: "extended",
  REFERENCE: "reference",
  REGULAR: "regular",
} as const;

export type QuoteFields = Open<(typeof QuoteFields)[keyof typeof QuoteFields]>;
