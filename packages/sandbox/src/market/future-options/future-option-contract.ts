/** What an option on a future is a right to: to buy or sell one contract of it. */
export interface FutureOptionContract {
  /** The future's symbol. */
  readonly underlying: string;
  readonly putCall: "PUT" | "CALL";
  /** Points of the future's price. */
  readonly strike: number;
  /** Epoch milliseconds. */
  readonly expires: number;
  /** Dollars for each point. */
  readonly multiplier: number;
}

export interface FutureOptionSymbolParts {
  readonly future: string;
  readonly putCall: "PUT" | "CALL";
  readonly strike: number;
}

/** `./ESZ26C5800`: the future's symbol after a dot, C or P, and the strike as it is. */
export function parseFutureOptionSymbol(symbol: string): FutureOptionSymbolParts | undefined {
  const [, future, side, strike] = /^\.(\/[A-Z0-9]+[FGHJKMNQUVXZ]\d{2})([CP])([1-9]\d*)$/.exec(symbol) ?? [];
  if (future === undefined) return undefined;
  return { future, putCall: side === "C" ? "CALL" : "PUT", strike: Number(strike) };
}

export function futureOptionSymbol({ future, putCall, strike }: FutureOptionSymbolParts): string {
  return `.${future}${putCall.charAt(0)}${strike}`;
}
