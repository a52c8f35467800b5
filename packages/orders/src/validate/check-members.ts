import { decimalText } from "../decimal.js";
import { legMembers, orderMembers } from "../order-members.js";
import { legWords, orderWords } from "../order-words.js";
import { isObject, type Members, type Note, shown } from "./finding.js";
import { legsIn } from "./legs-in.js";

const moment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d))?$/;

/** Each member by itself: whether there is such a one, and whether it can hold this. */
export function checkMembers(order: Members, note: Note): void {
  for (const [member, value] of Object.entries(order)) {
    if (!Object.hasOwn(orderMembers, member)) {
      note("member-unknown", member, "Schwab takes no such member in an order that is sent");
    } else {
      checkValue(member as keyof typeof orderMembers, value, note);
    }
  }
  for (const [index, leg] of legsIn(order).entries()) {
    if (isObject(leg)) checkLegMembers(leg, `orderLegCollection[${index}]`, note);
  }
}

function checkValue(member: keyof typeof orderMembers, value: unknown, note: Note): void {
  const kind = orderMembers[member];
  if (kind === "word") {
    checkWord(member, value, orderWords[member as keyof typeof orderWords], note);
  } else if (kind === "price" || kind === "offset" || kind === "quantity") {
    if (decimalText(value) === undefined) note("decimal", member, `${shown(value)} is no plain decimal`);
  } else if (kind === "time") {
    if (typeof value !== "string" || !moment.test(value) || Number.isNaN(Date.parse(value.slice(0, 10)))) {
      note("time-format", member, `${shown(value)} is no ISO 8601 date, or time with an offset`);
    }
  } else if (kind === "text") {
    if (typeof value !== "string" || value === "") note("value-unknown", member, "text is expected");
  } else if (!Array.isArray(value)) {
    note("value-unknown", member, "a list is expected");
  }
}

function checkLegMembers(leg: Members, at: string, note: Note): void {
  for (const [member, value] of Object.entries(leg)) {
    if (!Object.hasOwn(legMembers, member)) {
      note("member-unknown", `${at}.${member}`, "Schwab takes no such member in a leg that is sent");
    } else if (Object.hasOwn(legWords, member)) {
      checkWord(`${at}.${member}`, value, legWords[member as keyof typeof legWords], note);
    }
  }
}

function checkWord(path: string, value: unknown, words: Readonly<Record<string, true>>, note: Note): void {
  if (typeof value === "string" && Object.hasOwn(words, value)) return;
  note("value-unknown", path, `${shown(value)} is none of ${Object.keys(words).join(", ")}`);
}
