import type { Grants } from "../oauth/grants.js";
import type { StreamCommand } from "./read-commands.js";
import { codes, type Outcome, outcomeOf } from "./response-codes.js";
import type { StreamerInfo } from "./streamer-info.js";
import { badCommand } from "./subscriptions.js";

/** Whether a command names the customer and the session that `/userPreference` gave. */
export function isOfThisUser(info: StreamerInfo, { customerId, correlId }: StreamCommand): boolean {
  return customerId === info.schwabClientCustomerId && correlId === info.schwabClientCorrelId;
}

export const notFound: Outcome = {
  code: codes.connectionNotFound,
  msg: "Stream connection not found: log in first, with the ids that userPreference gives",
};

/** What Schwab answers to a LOGIN. The token counts as it was given, without "Bearer". */
export function checkLogin(info: StreamerInfo, grants: Grants, command: StreamCommand): Outcome {
  const { Authorization, SchwabClientChannel, SchwabClientFunctionId } = command.parameters;
  if (typeof Authorization !== "string") return badCommand("Authorization is missing");
  if (SchwabClientChannel !== info.schwabClientChannel) return badCommand("SchwabClientChannel is wrong");
  if (SchwabClientFunctionId !== info.schwabClientFunctionId) {
    return badCommand("SchwabClientFunctionId is wrong");
  }
  if (!isOfThisUser(info, command)) return notFound;
  if (!grants.accepts(Authorization)) return outcomeOf(codes.loginDenied);
  return { code: codes.success, msg: "server=sandbox-1;status=NP" };
}
