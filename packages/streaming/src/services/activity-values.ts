import { isObject } from "@schwab-kit/core/support";
import { easternTime } from "./eastern-time.js";
import { setMember, type WireObject } from "./relabel.js";
import { wireDecimal } from "./wire-decimal.js";

/**
 * A value in the data of an account's activity. A decimal is its exact text (`"213.4091"`), a time is epoch ms, a day
 * without a time is its text (`"2025-12-09"`), and what Schwab sends empty (`{}`) is null: a time or price that there
 * isn't. All else is as Schwab sent it.
 */
export type ActivityValue = string | number | boolean | null | readonly ActivityValue[] | ActivityData;

/** An object in the data of an account's activity, its members with Schwab's own names. */
export interface ActivityData {
  readonly [member: string]: ActivityValue;
}

/** Deeper than any message goes, and shallow enough for any stack. */
const DEEPEST = 100;

/**
 * Reads a parsed message, whatever event it is of. `unread` gets the path of each value that seems to be a decimal or a
 * time but can't be read; such a one is left as it came.
 */
export function readActivity(value: unknown, unread: string[], path = "", depth = 0): ActivityValue {
  if (depth > DEEPEST) {
    unread.push(path);
    return value as ActivityValue;
  }
  if (Array.isArray(value)) {
    return value.map((element, index) => readActivity(element, unread, `${path}[${index}]`, depth + 1));
  }
  if (!isObject(value)) return value as ActivityValue;
  if (Object.keys(value).length === 0) return null;
  const single = readSingle(value);
  if (single !== undefined) return single;
  if ("signScale" in value || "lo" in value || "DateTimeString" in value) unread.push(path);
  const read: Record<string, ActivityValue> = {};
  for (const [member, inner] of Object.entries(value)) {
    setMember(
      read,
      member,
      readActivity(inner, unread, path === "" ? member : `${path}.${member}`, depth + 1),
    );
  }
  return read;
}

function readSingle(value: WireObject): string | number | undefined {
  const time = value["DateTimeString"];
  if (typeof time !== "string" || Object.keys(value).length > 1) return wireDecimal(value);
  return isDay(time) ? time : easternTime(time);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && easternTime(`${text} 00:00:00`) !== undefined;
}
