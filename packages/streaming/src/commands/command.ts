import type { StreamService } from "../services/stream-service.js";

/** What can be asked of a service. */
type ServiceCommandName = "SUBS" | "ADD" | "UNSUBS" | "VIEW";

/** A command to the streamer, without what depends on the connection. */
export interface Command {
  readonly service: StreamService | "ADMIN";
  readonly command: ServiceCommandName | "LOGIN" | "LOGOUT";
  readonly parameters: Readonly<Record<string, string>>;
}

/** The ids by which Schwab knows who speaks, from the user's preferences. */
export interface StreamerIds {
  readonly customerId: string;
  readonly correlId: string;
}

/** For messages: `SUBS of LEVELONE_EQUITIES`. */
export function nameOf({ service, command }: Command): string {
  return service === "ADMIN" ? command : `${command} of ${service}`;
}

/** The frame that carries a command. One at a time: Schwab answers each before it takes the next. */
export function requestFrame(command: Command, requestId: string, ids: StreamerIds): string {
  const request = {
    service: command.service,
    requestid: requestId,
    command: command.command,
    SchwabClientCustomerId: ids.customerId,
    SchwabClientCorrelId: ids.correlId,
    parameters: command.parameters,
  };
  return JSON.stringify({ requests: [request] });
}
