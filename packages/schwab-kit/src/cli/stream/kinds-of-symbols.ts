/** The kinds of securities that have a service of their own in the stream. */
export type SymbolKind = "option" | "futuresOption" | "future" | "forex" | "equity";

const forms: readonly (readonly [SymbolKind, RegExp])[] = [
  ["option", /^.{6}\d{6}[CP]\d{8}$/],
  ["futuresOption", /^\.\//],
  ["future", /^\//],
  ["forex", /^[A-Z]{3}\/[A-Z]{3}$/],
];

/** What a symbol is of, by its form. What has none of the special ones is a stock, fund or index. */
export function kindOf(symbol: string): SymbolKind {
  return forms.find(([, form]) => form.test(symbol))?.[0] ?? "equity";
}

/** The symbols of each kind that there are any of. */
export function byKind(symbols: readonly string[]): ReadonlyMap<SymbolKind, readonly string[]> {
  const groups = new Map<SymbolKind, string[]>();
  for (const symbol of symbols) {
    const kind = kindOf(symbol);
    groups.set(kind, [...(groups.get(kind) ?? []), symbol]);
  }
  return groups;
}
