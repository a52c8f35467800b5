/** A decimal as Schwab streams it: (hi·2^64 + lo) / 10^(signScale >> 1), negative when signScale is odd. */
export interface WireDecimal {
  /** Absent for zero. */
  readonly lo?: string;
  /** What doesn't fit into 64 bits. */
  readonly hi?: number;
  readonly signScale: number;
}

const places = 6;
const bits = 64n;

/** To six places, as Schwab gives prices and quantities. */
export function wireDecimal(value: number): WireDecimal {
  const [whole = "0", fraction = ""] = Math.abs(value).toFixed(places).split(".");
  const all = BigInt(whole + fraction);
  const lo = BigInt.asUintN(Number(bits), all);
  const hi = all >> bits;
  return {
    ...(lo !== 0n && { lo: String(lo) }),
    ...(hi !== 0n && { hi: Number(hi) }),
    signScale: places * 2 + (value < 0 && all !== 0n ? 1 : 0),
  };
}
