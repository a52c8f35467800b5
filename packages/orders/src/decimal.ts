/** `units` / 10^`scale`: exact, as prices, strikes and quantities are. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** More digits than any price or quantity has; keeps the arithmetic on it small. */
const longest = 400;

/**
 * The decimal that a value is, as plain text, or undefined when it is none. A number is its shortest text,
 * which is what was written in a program or in JSON. Text must be plain: no exponent, sign `+`, leading zero,
 * separator or space, each of which may be a mistake. Objects are the numbers of a lossless JSON parser.
 */
export function decimalText(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? shortestText(value) : undefined;
  const text = typeof value === "object" && value !== null ? String(value) : value;
  return typeof text === "string" && text.length <= longest && plain.test(text) ? text : undefined;
}

export function decimalOf(value: unknown): Decimal | undefined {
  const text = decimalText(value);
  if (text === undefined) return undefined;
  const [whole = "", fraction = ""] = text.split(".");
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** Without zeros at its end, so that equal values have equal texts. */
export function canonicalText(text: string): string {
  const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return short === "-0" ? "0" : short;
}

/** Negative, 0 or positive, as `left` is less than, equal to or more than `right`. */
export function compare(left: Decimal, right: Decimal): number {
  const difference = subtract(left, right).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: unitsAt(left, scale) + unitsAt(right, scale), scale };
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return add(left, { ...right, units: -right.units });
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

export function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale };
}

export function textOf({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return canonicalText(`${units < 0n ? "-" : ""}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ""}`);
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}

/** Without the exponent that JavaScript writes of large and small numbers. */
function shortestText(value: number): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const power = Number(exponent);
  const digits = (whole + fraction).padStart(1 - power, "0").padEnd(whole.length + power, "0");
  const point = Math.max(whole.length + power, 1);
  const rest = digits.slice(point);
  return `${sign}${digits.slice(0, point)}${rest === "" ? "" : `.${rest}`}`;
}
