import type { CheckedFault, Fault } from "./fault.js";
import { faultNames, faultPresets, isFaultName } from "./fault-presets.js";

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const whole =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;

/** Each member's check, and in words what it must be. */
const members: Record<keyof Fault, readonly [Check, string]> = {
  name: [isFaultName, `one of ${faultNames.join(", ")}`],
  path: [
    (value) => typeof value === "string" && value.startsWith("/") && !/^\/sandbox(\/|\*|$)/.test(value),
    'a path such as "/v1/oauth/token" or "/trader/v1/*", outside /sandbox/',
  ],
  method: [
    (value) => typeof value === "string" && /^[A-Za-z]+$/.test(value),
    'an HTTP method such as "POST"',
  ],
  process: [(value) => typeof value === "boolean", "true or false"],
  status: [whole(200, 599), "a whole number from 200 to 599"],
  body: [text, "a string"],
  contentType: [(value) => isHeaders({ "content-type": value }), "a media type"],
  headers: [isHeaders, "an object of header names and string values, without Content-Length and the like"],
  delayMs: [whole(0, 3_600_000), "a whole number of milliseconds from 0 to 3600000"],
  cut: [(value) => value === "before-answer" || value === "halfway", '"before-answer" or "halfway"'],
  times: [whole(1, 1_000_000), "a whole number from 1 to 1000000"],
};

/** @throws TypeError saying what is expected. */
export function checkFault(value: unknown): CheckedFault {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError('A fault must be an object, such as {"path":"/v1/oauth/token","status":503}.');
  }
  for (const [name, member] of Object.entries(value)) {
    if (!isMember(name)) {
      throw new TypeError(
        `A fault has no member ${JSON.stringify(name)}. It can have ${Object.keys(members).join(", ")}.`,
      );
    }
    const [isValid, expected] = members[name];
    if (member !== undefined && !isValid(member)) {
      throw new TypeError(`A fault's ${name} must be ${expected}.`);
    }
  }
  const given = value as Fault;
  const preset: Fault = given.name === undefined ? {} : faultPresets[given.name];
  const { path = preset.path } = given;
  if (path === undefined) throw new TypeError(`A fault needs a path: ${members.path[1]}.`);
  return complete({ ...preset, ...given, path });
}

function complete(fault: Fault & { readonly path: string }): CheckedFault {
  const takesThePlace = fault.status !== undefined || fault.body !== undefined || fault.cut !== undefined;
  if (!takesThePlace && fault.process === false) {
    throw new TypeError("A fault with process false needs a status, a body or a cut: what happens instead?");
  }
  if (fault.cut === "halfway" && !fault.process && !fault.body) {
    throw new TypeError('A fault with cut "halfway" needs process true or a body: half of what?');
  }
  if (fault.contentType !== undefined && !fault.body) {
    throw new TypeError("A fault with a contentType needs the body that is of that type.");
  }
  if (fault.body && fault.status !== undefined && [204, 205, 304].includes(fault.status)) {
    throw new TypeError(`A fault with status ${fault.status} cannot have a body.`);
  }
  if (!takesThePlace && !fault.delayMs && fault.headers === undefined) {
    throw new TypeError("A fault needs at least one of status, body, cut, delayMs and headers.");
  }
  return {
    ...fault,
    process: fault.process ?? !takesThePlace,
    delayMs: fault.delayMs ?? 0,
    times: fault.times ?? 1,
    ...(fault.method !== undefined && { method: fault.method.toUpperCase() }),
  };
}

function isMember(name: string): name is keyof Fault {
  return Object.hasOwn(members, name);
}

/** The message's framing is the server's own: with a wrong length no answer could be read at all. */
const framing = ["connection", "content-length", "transfer-encoding"];

function isHeaders(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  try {
    const headers = new Headers(Object.entries(value));
    return Object.values(value).every(text) && !framing.some((name) => headers.has(name));
  } catch {
    return false;
  }
}
