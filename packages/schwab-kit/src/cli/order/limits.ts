import { ArgumentError } from "@schwab-kit/core";
import type { OrderLimits } from "@schwab-kit/orders";
import type { LimitFlags } from "./order-flags.js";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The limits that flags and environment set. All of them hold, so that a flag can't widen what the environment
 * allows.
 * @throws ArgumentError `argument-invalid`
 */
export function limitsOf(flags: LimitFlags, environment: Environment): OrderLimits[] {
  const ofFlags = limits({
    quantity: ["--max-quantity", flags.maxQuantity],
    notional: ["--max-notional", flags.maxNotional],
    distance: ["--max-distance", flags.maxDistance],
    symbols: flags.symbols,
  });
  const variable = (name: string): Named => [name, environment[name] || undefined];
  const ofEnvironment = limits({
    quantity: variable("SCHWAB_MAX_QUANTITY"),
    notional: variable("SCHWAB_MAX_NOTIONAL"),
    distance: variable("SCHWAB_MAX_DISTANCE"),
    symbols: environment["SCHWAB_ALLOWED_SYMBOLS"] || undefined,
  });
  return [ofFlags, ofEnvironment].filter((one) => Object.keys(one).length > 0);
}

type Named = readonly [name: string, text: string | undefined];

function limits({
  quantity,
  notional,
  distance,
  symbols,
}: {
  readonly quantity: Named;
  readonly notional: Named;
  readonly distance: Named;
  readonly symbols: string | undefined;
}): OrderLimits {
  return {
    ...decimal("largestQuantity", quantity),
    ...decimal("largestNotional", notional),
    ...decimal("furthestFromLast", distance),
    ...(symbols !== undefined && {
      allowedSymbols: symbols
        .split(",")
        .map((symbol) => symbol.trim())
        .filter((symbol) => symbol !== ""),
    }),
  };
}

function decimal(member: keyof OrderLimits, [name, text]: Named): OrderLimits {
  if (text === undefined) return {};
  if (/^\d{1,15}(\.\d{1,10})?$/.test(text)) return { [member]: text };
  throw new ArgumentError(
    "argument-invalid",
    `${name}: it must be a number such as 20000. Nothing was sent.`,
  );
}
