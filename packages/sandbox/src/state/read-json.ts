/** What is wrong in a saved state, and where. */
export class BrokenState extends Error {}

type Json = Record<string, unknown>;

/** Reads members of parsed JSON and says by name which of them is not what it should be. */
export interface JsonReader {
  readonly at: string;
  number(name: string): number;
  optionalNumber(name: string): number | undefined;
  text(name: string): string;
  optionalText(name: string): string | undefined;
  boolean(name: string): boolean;
  /** The text, which has to be one of these. */
  oneOf<T extends string>(name: string, words: readonly T[]): T;
  object(name: string): JsonReader;
  optionalObject(name: string): JsonReader | undefined;
  list(name: string): readonly JsonReader[];
  numbers(name: string): readonly number[];
  /** All members as they are. */
  members(): Json;
}

export function jsonReader(value: unknown, at: string): JsonReader {
  if (typeof value !== "object" || value === null || Array.isArray(value)) broken(at, "an object");
  const json = value as Json;
  const of = (name: string): string => (at === "" ? name : `${at}.${name}`);

  function number(name: string): number {
    const found = json[name];
    return typeof found === "number" && Number.isFinite(found) ? found : broken(of(name), "a number");
  }

  function text(name: string): string {
    const found = json[name];
    return typeof found === "string" ? found : broken(of(name), "text");
  }

  function list(name: string): readonly unknown[] {
    const found = json[name];
    return Array.isArray(found) ? found : broken(of(name), "a list");
  }

  return {
    at,
    number,
    optionalNumber: (name) => (json[name] === undefined ? undefined : number(name)),
    text,
    optionalText: (name) => (json[name] === undefined ? undefined : text(name)),
    boolean(name) {
      const found = json[name];
      return typeof found === "boolean" ? found : broken(of(name), "true or false");
    },
    oneOf(name, words) {
      const found = words.find((word) => word === json[name]);
      return found ?? broken(of(name), `one of ${words.join(", ")}`);
    },
    object: (name) => jsonReader(json[name], of(name)),
    optionalObject: (name) => (json[name] === undefined ? undefined : jsonReader(json[name], of(name))),
    list: (name) => list(name).map((each, index) => jsonReader(each, `${of(name)}[${index}]`)),
    numbers: (name) =>
      list(name).map((each) => (typeof each === "number" ? each : broken(of(name), "a list of numbers"))),
    members: () => json,
  };
}

function broken(at: string, expected: string): never {
  throw new BrokenState(`${at === "" ? "The whole of it" : at} should be ${expected}.`);
}
