import { expect, expectTypeOf, test } from "vitest";
import { decodeItem } from "../../../packages/streaming/src/services/decode-item.js";
import { fieldNumbers } from "../../../packages/streaming/src/services/field-numbers.js";
import type { ScreenerItem } from "../../../packages/streaming/src/services/screener.js";
import { type ScreenerKey, screenerKey } from "../../../packages/streaming/src/services/screener-key.js";
import type { StreamFields, StreamItems } from "../../../packages/streaming/src/services/stream-items.js";
import { delivery, type StreamService } from "../../../packages/streaming/src/services/stream-service.js";
import { bookLevel, bookMaker } from "./books.js";
import { bookDepartures, departures } from "./departures.js";
import type { FieldFacts, FieldType } from "./fact-types.js";
import { type screenerItem, screenerKeyParts } from "./screeners.js";
import { streamerServices } from "./services.js";

const services = Object.keys(streamerServices) as StreamService[];
const frame = { timestamp: 1_765_307_460_000 };

test("the services are Schwab's 13, each sent as the facts say", () => {
  const sent = { Change: "change", Whole: "whole", "All Sequence": "sequence" } as const;
  expect(services).toHaveLength(13);
  expect(delivery).toEqual(
    Object.fromEntries(Object.entries(streamerServices).map(([name, facts]) => [name, sent[facts.delivery]])),
  );
});

test.each(services)("every field of %s is asked for by its number", (service) => {
  const { fields } = streamerServices[service];
  expect(fieldNumbers(service, undefined)).toBe(fields.map(({ number }) => number).join(","));
  for (const field of fields) {
    for (const name of [nameOf(service, field), camel(field.schwabPy)]) {
      expect(fieldNumbers(service, [name]), name).toBe(field.number === 0 ? "0" : `0,${field.number}`);
    }
  }
});

test.each(services)("every field of %s comes under its name", (service) => {
  const { fields } = streamerServices[service];
  const values = fields.map((field) => [field.number, sampleOf(service, field)] as const);
  const item = decodeItem(service, { key: "K", ...Object.fromEntries(values) }, frame);
  expect(item.problem).toBeUndefined();
  for (const field of fields) {
    expect(item, `${field.number}`).toHaveProperty(nameOf(service, field), sampleOf(service, field));
  }
  expect(Object.keys(item).filter((name) => /^\d+$/.test(name))).toEqual([]);
});

test("the fields within a book come under their names", () => {
  const maker = Object.fromEntries(bookMaker.map(({ number }) => [number, number === 0 ? "NYSE" : 7]));
  const level = { ...Object.fromEntries(bookLevel.map(({ number }) => [number, 7])), 3: [maker] };
  const item = decodeItem("NYSE_BOOK", { key: "K", 1: frame.timestamp, 2: [level], 3: [level] }, frame);
  for (const [side, isAsk] of [[item.bids, false] as const, [item.asks, true] as const]) {
    const names = (facts: typeof bookLevel | typeof bookMaker, ours: Record<string, string>) =>
      facts.map(({ schwabPy, schwabPyAsk }) => ours[isAsk ? schwabPyAsk : schwabPy]);
    expect(Object.keys(side?.[0] ?? {})).toEqual(names(bookLevel, bookDepartures.level));
    const makerNames = Object.keys(side?.[0]?.makers[0] ?? {});
    expect(makerNames).toEqual([...names(bookMaker, bookDepartures.maker), "quoteTimeMillis"]);
  }
});

test("a candle in the order of Schwab's page would be read right too", () => {
  const { fields, page } = streamerServices.CHART_EQUITY;
  const prices: Record<string, number> = { OPEN_PRICE: 2, HIGH_PRICE: 4, LOW_PRICE: 1, CLOSE_PRICE: 3 };
  for (const order of [fields, page]) {
    const values = order.map(({ number, schwabPy }) => [number, prices[schwabPy] ?? 900 + number]);
    const candle = decodeItem("CHART_EQUITY", { key: "K", ...Object.fromEntries(values) }, frame);
    expect(candle).toMatchObject({ openPrice: 2, highPrice: 4, lowPrice: 1, closePrice: 3 });
    for (const { number, schwabPy } of order) {
      expect(candle).toHaveProperty(camel(schwabPy), prices[schwabPy] ?? 900 + number);
    }
  }
});

test("every screener has a key", () => {
  const keys = screenerKeyParts.prefixes.flatMap((prefix) =>
    screenerKeyParts.sortFields.flatMap((sortField) =>
      screenerKeyParts.frequencies.map((frequency) => screenerKey({ prefix, sortField, frequency })),
    ),
  );
  expect(keys).toHaveLength(11 * 5 * 6);
  expect(keys[0]).toBe("$COMPX_VOLUME_0");
});

test("the types are those of the facts, checked when this is compiled", () => {
  expectTypeOf<WrongType>().toBeNever();
  expectTypeOf<WrongName>().toBeNever();
  type Parts = typeof screenerKeyParts;
  type Part<Name extends keyof Parts> = Parts[Name][number];
  expectTypeOf<ScreenerKey>().toEqualTypeOf<`${Part<"prefixes">}_${Part<"sortFields">}_${Part<"frequencies">}`>();
  type ItemFacts = { -readonly [Name in keyof typeof screenerItem]: TypeOf<(typeof screenerItem)[Name]> };
  expectTypeOf<Required<ScreenerItem>>().toEqualTypeOf<Readonly<ItemFacts>>();
});

type Fields<Service extends StreamService> = (typeof streamerServices)[Service]["fields"][number];
type Departures<Service> = Service extends keyof typeof departures ? (typeof departures)[Service] : object;

type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}${Capitalize<Camel<Tail>>}`
  : Lowercase<Name>;
type NameOf<Service, Name extends string> = Name extends keyof Departures<Service>
  ? Departures<Service>[Name]
  : Camel<Name>;

type TypeOf<Type extends FieldType> = Type extends "string" | "char"
  ? string
  : Type extends "boolean"
    ? boolean
    : Type extends "array"
      ? readonly unknown[]
      : number;

/** The fields whose type, but for null, isn't the facts'. */
type WrongType = {
  [Service in StreamService]: {
    [Field in Fields<Service> as Field["schwabPy"]]: TypeIn<
      StreamItems[Service],
      NameOf<Service, Field["schwabPy"]>
    > extends TypeOf<Field["type"]>
      ? never
      : `${Service} ${Field["schwabPy"]}`;
  }[Fields<Service>["schwabPy"]];
}[StreamService];
type TypeIn<Item, Name> = Name extends keyof Item ? NonNullable<Item[Name]> : symbol;

/** Names that `fields` takes, but that are neither ours nor schwab-py's, and the reverse. */
type WrongName = {
  [Service in StreamService]: Different<StreamFields[Service], FactNames<Service>>;
}[StreamService];
type FactNames<Service extends StreamService> =
  | NameOf<Service, Fields<Service>["schwabPy"]>
  | Camel<Fields<Service>["schwabPy"]>;
type Different<One, Other> = Exclude<One, Other> | Exclude<Other, One>;

function camel(name: string): string {
  return name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function nameOf(service: StreamService, { schwabPy }: FieldFacts): string {
  const ours: Record<string, Record<string, string>> = departures;
  return ours[service]?.[schwabPy] ?? camel(schwabPy);
}

/** A value that no other field has, of the field's type, and a candle where it must be one. */
function sampleOf(service: StreamService, { number, type, schwabPy }: FieldFacts): unknown {
  if (service === "ACCT_ACTIVITY" && number === 3) return "{}";
  if (type === "array") return [];
  if (type === "boolean") return true;
  if (type === "string" || type === "char") return `text ${number}`;
  const prices: Record<string, number> = { OPEN_PRICE: 2, HIGH_PRICE: 4, LOW_PRICE: 1, CLOSE_PRICE: 3 };
  return prices[schwabPy] ?? 100 + number;
}
