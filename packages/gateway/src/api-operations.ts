/** The 23 operations of the API, by the paths that Schwab documents. */
const documented: readonly (readonly [path: string, methods: string])[] = [
  ["/trader/v1/accounts/accountNumbers", "GET"],
  ["/trader/v1/accounts", "GET"],
  ["/trader/v1/accounts/{hash}", "GET"],
  ["/trader/v1/accounts/{hash}/orders", "GET POST"],
  ["/trader/v1/accounts/{hash}/orders/{id}", "GET PUT DELETE"],
  ["/trader/v1/accounts/{hash}/previewOrder", "POST"],
  ["/trader/v1/accounts/{hash}/transactions", "GET"],
  ["/trader/v1/accounts/{hash}/transactions/{id}", "GET"],
  ["/trader/v1/orders", "GET"],
  ["/trader/v1/userPreference", "GET"],
  ["/marketdata/v1/quotes", "GET"],
  ["/marketdata/v1/{symbol}/quotes", "GET"],
  ["/marketdata/v1/chains", "GET"],
  ["/marketdata/v1/expirationchain", "GET"],
  ["/marketdata/v1/pricehistory", "GET"],
  ["/marketdata/v1/movers/{symbol}", "GET"],
  ["/marketdata/v1/markets", "GET"],
  ["/marketdata/v1/markets/{symbol}", "GET"],
  ["/marketdata/v1/instruments", "GET"],
  ["/marketdata/v1/instruments/{symbol}", "GET"],
];

const parameters: Readonly<Record<string, string>> = {
  hash: "[0-9A-Za-z]{1,128}",
  id: "\\d{1,19}",
  symbol: "([^/]{1,200})",
};

const operations = documented.map(([path, methods]) => ({
  path: new RegExp(`^${path.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? "")}$`),
  methods: methods.split(" "),
}));

/** The methods of the operation at a path, as it stands in the request; undefined when none of Schwab's is there. */
export function methodsAt(path: string): readonly string[] | undefined {
  const found = operations.find((operation) => {
    const [isThere, symbol] = operation.path.exec(path) ?? [];
    return isThere !== undefined && (symbol === undefined || isSymbol(symbol));
  });
  return found?.methods;
}

/**
 * Slashes belong to symbols (`BRK/B`, `/ESZ26`) and come encoded. What a server that decodes them would take for a
 * way up, for another path or for a second encoding does not.
 */
function isSymbol(encoded: string): boolean {
  try {
    const symbol = decodeURIComponent(encoded);
    return /^[\w $./:^=+@*#&-]+$/.test(symbol) && !symbol.split("/").includes("..");
  } catch {
    return false;
  }
}
