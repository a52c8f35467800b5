import type { Instrument } from "../../../market/instrument.js";
import type { Market, Snapshot } from "../../../market/market.js";
import { quoteShapes } from "../../../market/quotes/quote-shapes.js";

type Json = Record<string, unknown>;

/** A member of a quote by its name. */
export type Quoted = (member: string) => unknown;

/** One of the services that tell what a quote tells. */
export interface LevelOneService {
  readonly kinds: readonly Instrument["kind"][];
  /** What each field is called in a quote, in the order of the fields' numbers. */
  readonly fields: readonly string[];
  /** The fields that a quote doesn't have, or has in other units. */
  readonly besides: (snapshot: Snapshot, quoted: Quoted) => Json;
}

/**
 * The quote of a security, by the stream's numbers: each value is the one that REST has. The symbol, field 0, is the
 * `key`. A field that a kind of security doesn't have is left out, as it is in its quote.
 */
export function levelOneOf(
  { kinds, fields, besides }: LevelOneService,
  market: Market,
  key: string,
  time: number,
): Json | undefined {
  const snapshot = market.snapshot(key, time);
  if (snapshot === undefined || !kinds.includes(snapshot.instrument.kind)) return undefined;
  const { head, parts } = quoteShapes[snapshot.instrument.kind](snapshot);
  // The extended hours have members of the quote's names, and are none of the stream's.
  const places = [parts.quote, parts.regular, parts.reference, parts.fundamental];
  const quoted: Quoted = (member) => places.find((place) => place?.[member] !== undefined)?.[member];
  const own = besides(snapshot, quoted);
  const { assetMainType, assetSubType } = head;
  const { cusip } = snapshot.instrument;
  const item: Json = { key, delayed: false, assetMainType };
  if (assetSubType !== undefined) item["assetSubType"] = assetSubType;
  if (cusip !== undefined) item["cusip"] = cusip;
  for (let number = 1; number < fields.length; number++) {
    const field = fields[number] ?? "";
    const value = own[field] ?? quoted(field);
    if (value !== undefined) item[number] = value;
  }
  return item;
}
