import { compare, multiply } from "../decimal.js";
import type { OptionSymbol } from "../option-symbol.js";
import { millsOf } from "../strike-order.js";
import type { ReadLeg } from "./read-legs.js";

export interface LegShape {
  /** What the strategy has, in words. */
  readonly has: string;
  /** Options. */
  readonly count: number;
  readonly fits: (byStrike: readonly OptionLeg[]) => boolean;
}

interface OptionLeg extends ReadLeg {
  readonly option: OptionSymbol;
  readonly mills: number;
}

/** The strategies of options whose legs are known. Of the others nothing is held against any legs. */
export const legShapes: Readonly<Record<string, LegShape>> = {
  VERTICAL: {
    has: "two options of one side and day at two strikes, as many bought as sold",
    count: 2,
    fits: (legs) => isPair(legs) && same(legs, side, day) && differ(legs, strike) && even(legs),
  },
  BACK_RATIO: {
    has: "two options of one side and day at two strikes, more of one than of the other, one bought and one sold",
    count: 2,
    fits: (legs) => isPair(legs) && same(legs, side, day) && differ(legs, strike) && !even(legs),
  },
  CALENDAR: {
    has: "two options of one side and strike on two days, as many bought as sold",
    count: 2,
    fits: (legs) => isPair(legs) && same(legs, side, strike) && differ(legs, day) && even(legs),
  },
  DIAGONAL: {
    has: "two options of one side on two days at two strikes, one bought and one sold",
    count: 2,
    fits: (legs) => isPair(legs) && same(legs, side) && differ(legs, day, strike),
  },
  STRADDLE: {
    has: "a call and a put of one day and strike, both bought or both sold, as many of each",
    count: 2,
    fits: (legs) => differ(legs, side) && same(legs, direction, day, strike) && even(legs),
  },
  STRANGLE: {
    has: "a call and a put of one day at two strikes, both bought or both sold, as many of each",
    count: 2,
    fits: (legs) => differ(legs, side, strike) && same(legs, direction, day) && even(legs),
  },
  BUTTERFLY: {
    has: "three options of one side and day at strikes equally far apart, twice as many of the middle one, against the others",
    count: 3,
    fits: (legs) => isButterfly(legs) && isEvenlySpaced(legs),
  },
  CONDOR: {
    has: "four options of one side and day at four strikes, as many of each, the outer two against the inner two",
    count: 4,
    fits: (legs) => same(legs, side, day) && differ(legs, strike) && even(legs) && isWinged(legs),
  },
  IRON_CONDOR: {
    has: "two puts of one day below two calls, as many of each, the outer two against the inner two",
    count: 4,
    fits: isIronCondor,
  },
};

/** Whether the legs are the shape's: each an option, as many as it has, of one underlying. */
export function fitsShape(legs: readonly ReadLeg[], { count, fits }: LegShape): boolean {
  const found = legs.flatMap((leg) =>
    leg.option === undefined ? [] : [{ ...leg, option: leg.option, mills: millsOf(leg.option) }],
  );
  if (found.length !== legs.length || found.length !== count) return false;
  // Puts first: at one strike an iron butterfly's put stands below its call.
  found.sort((a, b) => a.mills - b.mills || (a.option.contractType === "P" ? -1 : 1));
  return isOneUnderlying(found) && fits(found);
}

function isButterfly(legs: readonly OptionLeg[]): boolean {
  const [low, middle, high] = legs;
  if (low === undefined || middle === undefined || high === undefined) return false;
  const twice = multiply(low.quantity, { units: 2n, scale: 0 });
  return (
    same(legs, side, day) &&
    same([low, high], direction) &&
    middle.isBuy !== low.isBuy &&
    even([low, high]) &&
    compare(middle.quantity, twice) === 0
  );
}

function isEvenlySpaced([low, middle, high]: readonly OptionLeg[]): boolean {
  const below = (middle?.mills ?? 0) - (low?.mills ?? 0);
  return below === (high?.mills ?? 0) - (middle?.mills ?? 0);
}

function isIronCondor(legs: readonly OptionLeg[]): boolean {
  const [lowPut, highPut, lowCall, highCall] = legs;
  return (
    legs.map(side).join("") === "PPCC" &&
    lowPut?.mills !== highPut?.mills &&
    lowCall?.mills !== highCall?.mills &&
    same(legs, day) &&
    even(legs) &&
    isWinged(legs)
  );
}

/** The outer two against the inner two. */
function isWinged(legs: readonly OptionLeg[]): boolean {
  const [first, second, third, fourth] = legs.map(direction);
  return first === fourth && second === third && first !== second;
}

/** An index may have options under several roots: SPX and SPXW. */
function isOneUnderlying(legs: readonly OptionLeg[]): boolean {
  const roots = legs.map(({ option }) => option.underlyingSymbol).sort((a, b) => a.length - b.length);
  return roots.every((root) => root.startsWith(roots[0] ?? ""));
}

type Trait = (leg: OptionLeg) => string | number | boolean;

const side: Trait = ({ option }) => option.contractType;
const day: Trait = ({ option }) => option.expirationDate;
const strike: Trait = ({ mills }) => mills;
const direction: Trait = ({ isBuy }) => isBuy;

function isPair(legs: readonly OptionLeg[]): boolean {
  return differ(legs, direction);
}

function same(legs: readonly OptionLeg[], ...traits: Trait[]): boolean {
  return traits.every((trait) => new Set(legs.map(trait)).size === 1);
}

function differ(legs: readonly OptionLeg[], ...traits: Trait[]): boolean {
  return traits.every((trait) => new Set(legs.map(trait)).size === legs.length);
}

/** As many of each. */
function even([first, ...others]: readonly ReadLeg[]): boolean {
  return others.every((leg) => first !== undefined && compare(leg.quantity, first.quantity) === 0);
}
