/**
 * What a value is, as text: `string`, `number`, `integer`, `boolean`, `null`, `date` (yyyy-MM-dd), `date-time`,
 * `date-time-without-colon` (an offset such as `+0000`), a value in single quotes, the number `-999`, or a
 * schema's name. `[]` behind it makes a list, `{}` a map by text, `|` stands between alternatives.
 */
export type Kind = string;

/** The values that an enum lists. */
export type Values = readonly (string | number | boolean | null)[];

/** An object: its members are optional unless required. */
export interface ObjectFacts {
  /** The schema whose members this one has too. */
  readonly extends?: string;
  readonly members: Readonly<Record<string, Kind | Values>>;
  readonly required?: readonly string[];
  /** What members by any other name are. */
  readonly others?: Kind;
}

/** One of several schemas. */
export interface UnionFacts {
  readonly oneOf: readonly string[];
  /** The member whose value says which one, and the schema by that value. */
  readonly discriminator?: string;
  readonly mapping?: Readonly<Record<string, string>>;
}

export type SchemaFacts = ObjectFacts | UnionFacts | Values | Kind;

export interface ParameterFacts {
  readonly in: "path" | "query";
  /** `epoch-ms` stands here for an integer that is a moment, and `[]` for a list with commas. */
  readonly kind: Kind | Values;
  readonly required?: true;
}

export interface OperationFacts {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly parameters?: Readonly<Record<string, ParameterFacts>>;
  readonly body?: Kind;
  /** What a 2xx answer holds; without it nothing, but for the address of an order in `Location`. */
  readonly answer?: Kind;
}

/** Where live answers are not as the specification says. */
export interface Difference {
  readonly id: string;
  /** `Schema.member`, or `Union(tag)` for what a union has under one value of its discriminator, or `operation()`. */
  readonly at: readonly string[];
  /** `absent` for what it doesn't know. */
  readonly spec: Kind | Values;
  /** `absent` for what may be left out, `never` for what doesn't come at all. */
  readonly live: Kind | Values;
  /** Of `live`, what the specification doesn't have; all of it unless given. */
  readonly shown?: Kind;
  /** Taken if it comes, though no answer with it has been seen lately. */
  readonly onlyAccepted?: true;
}
