import { compare, multiply } from "../decimal.js";
import type { Members, Note } from "./finding.js";
import { fitsShape, legShapes } from "./leg-shapes.js";
import { type ReadLeg, readLegs } from "./read-legs.js";

/** Whether the legs are what the `complexOrderStrategyType` says that they make together. */
export function checkStrategy(order: Members, note: Note): void {
  const strategy = String(order["complexOrderStrategyType"]);
  const legs = readLegs(order);
  if (legs === undefined) return;
  const say = (has: string) =>
    note("strategy-legs", "orderLegCollection", `the legs make no ${strategy}, which has ${has}`);
  if (strategy === "COVERED") {
    if (!isCovered(legs)) say("100 shares for each contract, and calls against them or puts beside them");
  } else if (Object.hasOwn(legShapes, strategy)) {
    const shape = legShapes[strategy];
    if (shape !== undefined && !fitsShape(legs, shape)) say(shape.has);
  }
}

/** Calls are sold against shares that are bought, puts beside shares that are sold; and back. */
function isCovered(legs: readonly ReadLeg[]): boolean {
  const shares = legs.find(({ option }) => option === undefined);
  const contracts = legs.find(({ option }) => option !== undefined);
  if (legs.length !== 2 || shares === undefined || contracts === undefined) return false;
  const covered = multiply(contracts.quantity, { units: 100n, scale: 0 });
  const isAgainst = contracts.option?.contractType === "C";
  return compare(shares.quantity, covered) === 0 && (shares.isBuy !== contracts.isBuy) === isAgainst;
}
