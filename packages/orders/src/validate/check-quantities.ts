import { compare, type Decimal, decimalOf } from "../decimal.js";
import { isObject, type Members, type Note } from "./finding.js";
import { legsIn } from "./legs-in.js";

/** Quantities are more than 0, and the order's is how many times its legs. */
export function checkQuantities(order: Members, note: Note): void {
  const whole = decimalOf(order["quantity"]);
  checkPositive(whole, "quantity", note);
  const legs = legsIn(order);
  for (const [index, leg] of legs.entries()) {
    const quantity = isObject(leg) ? decimalOf(leg["quantity"]) : undefined;
    const path = `orderLegCollection[${index}].quantity`;
    checkPositive(quantity, path, note);
    if (whole === undefined || quantity === undefined || whole.units <= 0n) continue;
    if (legs.length === 1 ? compare(whole, quantity) !== 0 : !isMultiple(quantity, whole)) {
      const wanted = legs.length === 1 ? "the same" : "a multiple of it";
      note(
        "quantity-of-legs",
        path,
        `the order's quantity is ${order["quantity"]}, so this must be ${wanted}`,
      );
    }
  }
}

function checkPositive(quantity: Decimal | undefined, path: string, note: Note): void {
  if (quantity !== undefined && quantity.units <= 0n)
    note("quantity-positive", path, "it must be more than 0");
}

function isMultiple(quantity: Decimal, whole: Decimal): boolean {
  const left = quantity.units * 10n ** BigInt(whole.scale);
  return left % (whole.units * 10n ** BigInt(quantity.scale)) === 0n;
}
