import { isObject } from "../../orders/order-request.js";
import { streamCommands } from "../read-commands.js";
import { codeMessages } from "../response-codes.js";
import { deliveries } from "../services.js";
import type { CheckedStreamFault, StreamFault } from "./stream-fault.js";
import { isFrameFault, streamFaultNames } from "./stream-fault-names.js";

const services = ["ADMIN", ...Object.keys(deliveries)];
const frames = ["response", "notify", "data"];

type Check = readonly [(value: unknown) => boolean, string];

const oneOf = (words: readonly string[], inWords = `one of ${words.join(", ")}`): Check => [
  (value) => typeof value === "string" && words.includes(value),
  inWords,
];

/** Each member's check, and in words what it must be. */
const members: Record<keyof StreamFault, Check> = {
  name: oneOf(streamFaultNames),
  code: [(value) => codeMessages.has(value as number), `one of ${[...codeMessages.keys()].join(", ")}`],
  command: oneOf(streamCommands),
  service: oneOf(services, "ADMIN or a service of the stream"),
  frame: oneOf(frames),
  times: [
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1_000_000,
    "1 to 1000000",
  ],
};

/** @throws TypeError saying what is expected. */
export function checkStreamFault(value: unknown): CheckedStreamFault {
  if (!isObject(value)) throw new TypeError('A stream fault must be an object, such as {"name":"cut"}.');
  for (const [name, member] of Object.entries(value)) {
    const check = Object.hasOwn(members, name) ? members[name as keyof StreamFault] : undefined;
    if (check === undefined) {
      throw new TypeError(
        `A stream fault has no member ${JSON.stringify(name)}. It can have ${Object.keys(members).join(", ")}.`,
      );
    }
    if (member !== undefined && !check[0](member)) {
      throw new TypeError(`A stream fault's ${name} must be ${check[1]}.`);
    }
  }
  const { name, ...fault } = value as Partial<StreamFault>;
  if (name === undefined) throw new TypeError(`A stream fault needs a name: ${members.name[1]}.`);
  if ((name === "response-code") !== (fault.code !== undefined)) {
    throw new TypeError('A stream fault needs a code when its name is "response-code", and only then.');
  }
  if (fault.command !== undefined && name !== "response-code") {
    throw new TypeError('A stream fault can have a command only when its name is "response-code".');
  }
  if (fault.service !== undefined && name !== "response-code" && !isFrameFault(name)) {
    throw new TypeError(`The stream fault "${name}" belongs to no service.`);
  }
  if (fault.frame !== undefined && !isFrameFault(name)) {
    throw new TypeError(`The stream fault "${name}" doesn't happen to a frame.`);
  }
  return {
    ...fault,
    name,
    ...(isFrameFault(name) && { frame: fault.frame ?? "data" }),
    times: fault.times ?? 1,
  };
}
