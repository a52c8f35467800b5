import type { Journal } from "../journal/journal.js";
import { type BadCommand, type StreamCommand, streamCommands } from "./read-commands.js";
import { isStreamService } from "./services.js";
import { streamerPath } from "./streamer-info.js";

interface Noted {
  readonly journal: Journal;
  readonly host: string;
  readonly now: () => number;
}

const redacted = "[redacted]";

/** Writes a command down before its answer leaves, so that who has the answer finds the entry. */
export function noteCommand(
  { journal, host, now }: Noted,
  { service, command, ...others }: StreamCommand | BadCommand,
  code: number,
  byFault: boolean,
): void {
  const { keys, fields } = "parameters" in others ? others.parameters : {};
  journal.add({
    time: now(),
    method: "GET",
    host,
    path: streamerPath,
    query: {},
    status: 101,
    stream: {
      service: service === "ADMIN" || isStreamService(service) ? service : redacted,
      command: streamCommands.includes(command) ? command : redacted,
      ...(typeof keys === "string" && { keys: keys.split(",").map(harmlessKey).join(",") }),
      ...(typeof fields === "string" && { fields: /^[\d, ]*$/.test(fields) ? fields : redacted }),
      code,
    },
    ...(byFault && { fault: `answered with code ${code}` }),
  });
}

/** A key that isn't in the form of a symbol may be a credential pasted in the wrong place. */
function harmlessKey(key: string): string {
  return /^[A-Z0-9 ./$_^-]{0,40}$/.test(key) ? key : redacted;
}
