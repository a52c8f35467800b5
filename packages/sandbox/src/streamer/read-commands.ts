import { isObject, type Json } from "../orders/order-request.js";

/** Schwab's commands. */
export const streamCommands: readonly string[] = ["LOGIN", "LOGOUT", "SUBS", "ADD", "UNSUBS", "VIEW"];

/** What a response repeats of its command. */
export interface CommandHead {
  readonly service: string;
  readonly command: string;
  readonly requestid: string;
  readonly correlId: string;
}

export interface StreamCommand extends CommandHead {
  readonly customerId: string;
  readonly parameters: Json;
}

/** A command that could not be read, with what could be read of it. */
export interface BadCommand extends CommandHead {
  readonly problem: string;
}

/**
 * The commands of one frame: `{"requests":[…]}` or a single one by itself. There is always at least one, so that
 * every frame has an answer.
 */
export function readCommands(text: string): readonly (StreamCommand | BadCommand)[] {
  const value = parse(text);
  const requests = isObject(value) && "requests" in value ? value["requests"] : [value];
  if (!Array.isArray(requests) || requests.length === 0) return [bad({}, "requests is no list of commands")];
  return requests.map(readCommand);
}

function readCommand(value: unknown): StreamCommand | BadCommand {
  if (!isObject(value)) return bad({}, "the frame is no JSON object with commands");
  const { requestid, service, command, parameters = {} } = value;
  if (typeof service !== "string") return bad(value, "service is missing");
  if (typeof command !== "string") return bad(value, "command is missing");
  if (requestid === undefined || textOf(requestid) === "") return bad(value, "requestid is missing");
  if (!isObject(parameters)) return bad(value, "parameters is no object");
  return { ...headOf(value), customerId: textOf(value["SchwabClientCustomerId"]), parameters };
}

function bad(value: Json, problem: string): BadCommand {
  return { ...headOf(value), problem };
}

function headOf(value: Json): CommandHead {
  return {
    service: textOf(value["service"]) || "ADMIN",
    command: textOf(value["command"]),
    requestid: textOf(value["requestid"]),
    correlId: textOf(value["SchwabClientCorrelId"]),
  };
}

/** Numbers too, since programs count their requests in both. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
