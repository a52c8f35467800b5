import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export const usage =
  "npm run stress -- [--seconds 60] [--rotate strict|grace] [--storage file|redis] [--processes 16] [--seed N]";

/** @throws Error in words for a person */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "60" },
      rotate: { type: "string", default: "strict" },
      storage: { type: "string", default: "file" },
      processes: { type: "string", default: "16" },
      seed: { type: "string", default: String(randomInt(1_000_000)) },
    },
  });
  return {
    seconds: wholeNumber("seconds", values.seconds, 5, 86_400),
    rotate: oneOf("rotate", values.rotate, ["strict", "grace"]),
    storage: oneOf("storage", values.storage, ["file", "redis"]),
    processes: wholeNumber("processes", values.processes, 2, 64),
    seed: wholeNumber("seed", values.seed, 0, 2 ** 32 - 1),
  };
}

function wholeNumber(name, text, least, most) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not ${text}.`);
}

function oneOf(name, text, allowed) {
  if (allowed.includes(text)) return text;
  throw new Error(`--${name} must be ${allowed.join(" or ")}, not ${text}.`);
}
