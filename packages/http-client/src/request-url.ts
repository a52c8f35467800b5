import { nonEmptyString } from "./arguments.js";
import { notSent } from "./not-sent.js";

/** Query parameters by wire name; an undefined one is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The address of an operation. `base` may have a path of its own (a gateway's), which stays in front.
 * A blank is sent as `%20`: not every server reads `+` as one.
 */
export function requestUrl(base: URL, path: string, query: Query = {}): string {
  return `${base.href.replace(/\/$/, "")}${pathWithQuery(path, query)}`;
}

export function pathWithQuery(path: string, query: Query = {}): string {
  const parameters = Object.entries(query)
    .filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${path}${parameters.length === 0 ? "" : `?${parameters.join("&")}`}`;
}

/**
 * A value as one part of a path, encoded: `/ESZ26`, `BRK/B` and `$SPX` hold characters that would end it.
 * @throws ArgumentError `argument-invalid` for an empty one, and for dots, which a URL takes for a way up
 */
export function pathPart(name: string, value: unknown): string {
  const text = nonEmptyString(name, value);
  if (text === "." || text === "..") {
    throw notSent(`${name}: "${text}" can't stand in a path.`);
  }
  return encodeURIComponent(text);
}
