import type { Context } from "hono";
import { marketDataBadRequest } from "../api-errors.js";
import type { SandboxEnv } from "../env.js";
import { type Day, parseIsoDate } from "./calendar/calendar-day.js";

/** A parameter that Schwab would not take. */
class BadParameter extends Error {
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

/** Runs a handler and answers in Schwab's envelope when it meets a wrong parameter. */
export function refusingBadParameters<P extends string>(
  handler: (c: Context<SandboxEnv, P>) => Response,
): (c: Context<SandboxEnv, P>) => Response {
  return (c) => {
    try {
      return handler(c);
    } catch (error) {
      if (!(error instanceof BadParameter)) throw error;
      return marketDataBadRequest(c, { detail: error.message, source: { parameter: error.parameter } });
    }
  };
}

export function badParameter(parameter: string, message: string): Error {
  return new BadParameter(parameter, message);
}

/** A parameter's text, or undefined when it is missing or empty. */
function optionalText(c: Context, name: string): string | undefined {
  return c.req.query(name) || undefined;
}

export function requiredText(c: Context, name: string): string {
  const value = optionalText(c, name);
  if (value === undefined) throw new BadParameter(name, `${name} is required`);
  return value;
}

export function optionalChoice<T extends string>(
  c: Context,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = optionalText(c, name);
  if (value === undefined) return undefined;
  const choice = choices.find((each) => each === value);
  if (choice === undefined)
    throw new BadParameter(name, `valid ${name} should be any of ${choices.join(",")}`);
  return choice;
}

/** @param least The least number that is taken. */
export function optionalNumber(c: Context, name: string, least: number): number | undefined {
  const value = optionalText(c, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number < least) {
    throw new BadParameter(name, `${name} should be a number not below ${least}`);
  }
  return number;
}

export function optionalWholeNumber(c: Context, name: string, least: number): number | undefined {
  const value = optionalNumber(c, name, least);
  if (value !== undefined && !Number.isSafeInteger(value)) {
    throw new BadParameter(name, `${name} should be a whole number`);
  }
  return value;
}

export function optionalBoolean(c: Context, name: string): boolean | undefined {
  const value = optionalText(c, name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (value !== "true" && value !== "false") {
    throw new BadParameter(name, `${name} should be true or false`);
  }
  return value === "true";
}

export function optionalDate(c: Context, name: string): Day | undefined {
  const value = optionalText(c, name);
  if (value === undefined) return undefined;
  const day = parseIsoDate(value);
  if (day === undefined) throw new BadParameter(name, `${name} should be a date, yyyy-MM-dd`);
  return day;
}
