import * as v from "valibot";
import type { Open } from "../types/open.js";

/** The values that a type of strings lists, without the `any other string` of an open one. */
type Listed<T> = T extends string ? (string extends T ? never : T) : never;

/**
 * A valibot schema that says what `T` is, no less and no more: unlike valibot's own type it doesn't stand for a
 * wider `T`, nor for one that lists other values. So the compiler refuses a schema that disagrees with its type.
 */
export interface Shape<T, L = Listed<T>> extends v.GenericSchema<T> {
  readonly "~exactly"?: (value: T, listed: L) => readonly [T, L];
}

/** Of a member that is always there. */
export interface Needed<T> {
  readonly needed: Shape<T>;
}

/** A shape for every member of `T`, optional or not; none may be left out. */
export type Entries<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? Shape<Required<T>[K]> : Needed<T[K]>;
};

type OfTag<T, K extends keyof T, Tag> = T extends unknown ? (Tag extends T[K] ? T : never) : never;

// What each schema is given as its message is the finding's word for what was expected.
export const text: Shape<string> = v.string("string");
export const number: Shape<number> = v.number("number");
export const flag: Shape<boolean> = v.boolean("boolean");
export const textOrNumber: Shape<string | number> = v.union([v.string(), v.number()], "string or number");
export const flagOrNumber: Shape<boolean | number> = v.union([v.boolean(), v.number()], "boolean or number");
export const numberOrNaN: Shape<number | "NaN"> = v.union([v.number(), v.literal("NaN")], 'number or "NaN"');
const anyObject: v.GenericSchema<object> = v.custom<object>(isObject, "object");

export function needed<T>(shape: Shape<T>): Needed<T> {
  return { needed: shape };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return v.nullable(shape);
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return v.array(shape, "array");
}

/** For a shape that is made later in the module, or holds itself. */
export function later<T>(get: () => Shape<T>): Shape<T> {
  return v.lazy(get);
}

/**
 * An enum that may grow: any string passes, one that isn't listed with a finding. `NoInfer`, or else the compiler
 * would take the values from the type that is asked for, whatever is listed.
 */
export function open<const V extends string>(values: readonly V[]): Shape<Open<NoInfer<V>>> {
  const isListed = (value: string) => (values as readonly string[]).includes(value);
  return v.pipe(v.string("string"), v.check(isListed, `one of ${values.length} known values`)) as never;
}

/** As `open`, from the values of one of our enum objects. */
export function openEnum<const V extends string>(
  members: Readonly<Record<string, V>>,
): Shape<Open<NoInfer<V>>> {
  return open(Object.values(members));
}

/** One of these strings and no other. */
export function oneOf<const V extends string>(...values: readonly V[]): Shape<NoInfer<V>> {
  return v.picklist(values, values.map((value) => `"${value}"`).join(" or "));
}

/** Any number of members, all alike. */
export function map<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return v.pipe(anyObject, v.record(v.string(), shape)) as unknown as Shape<Record<string, T>>;
}

/** As `map`, but for the members named, which may be there. */
export function mapExcept<T, E extends object>(
  shape: Shape<T>,
  { ...named }: Entries<Partial<E>>,
): Shape<{ [key: string]: T | undefined } & Partial<E>> {
  const optional = Object.entries<v.GenericSchema>(named as never).map(([key, one]) => [
    key,
    v.optional(one),
  ]);
  return v.pipe(anyObject, v.objectWithRest(Object.fromEntries(optional), shape)) as never;
}

/** An object with these members. Others pass, each with a finding. */
export function object<T extends object>(entries: Entries<T>): Shape<T> {
  const schemas: Record<string, v.GenericSchema> = {};
  const given = Object.entries<v.GenericSchema | { readonly needed: v.GenericSchema }>(entries as never);
  for (const [name, entry] of given) {
    schemas[name] = "needed" in entry ? entry.needed : v.optional(entry);
  }
  return v.pipe(
    anyObject,
    v.looseObject(schemas, "a value"),
    v.rawCheck(({ dataset, addIssue }) => {
      const record = dataset.value as Record<string, unknown>;
      for (const key of Object.keys(record)) {
        if (Object.hasOwn(schemas, key)) continue;
        const input = record[key];
        const at = { type: "object", origin: "key", input: record, key, value: input } as const;
        addIssue({ message: "no member of this name", input, path: [at] });
      }
    }),
  ) as unknown as Shape<T>;
}

/** One of several objects, told apart by the string that one member holds. */
export function tagged<T extends object, K extends keyof T & string>(
  member: K,
  shapes: { readonly [Tag in T[K] & string]: Shape<OfTag<T, K, Tag>> },
): Shape<T> {
  const byTag = new Map<unknown, v.GenericSchema>(Object.entries(shapes));
  const noneOfThem = v.pipe(anyObject, v.looseObject({ [member]: oneOf(...Object.keys(shapes)) }, "a value"));
  return v.lazy((input) => {
    const tag: unknown = isObject(input) ? (input as Record<string, unknown>)[member] : undefined;
    return byTag.get(tag) ?? noneOfThem;
  }) as unknown as Shape<T>;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
