import { isLoopbackHost } from "@schwab-kit/core";
import type { UserPreference } from "@schwab-kit/http-client";
import type { StreamerIds } from "../commands/command.js";
import { StreamError } from "../stream-error.js";

/** Where to stream from, and as whom. */
export interface StreamerAddress {
  readonly url: string;
  readonly ids: StreamerIds;
  readonly channel: string;
  readonly functionId: string;
}

/**
 * The streamer that the user's preferences name. The access token goes there, so anything but wss, or ws on
 * loopback, is refused.
 * @throws StreamError `stream-address-refused`
 */
export function streamerAddress(preferences: UserPreference): StreamerAddress {
  const info = preferences?.streamerInfo?.[0];
  const members = {
    url: info?.streamerSocketUrl,
    customerId: info?.schwabClientCustomerId,
    correlId: info?.schwabClientCorrelId,
    channel: info?.schwabClientChannel,
    functionId: info?.schwabClientFunctionId,
  };
  for (const [name, value] of Object.entries(members)) {
    if (typeof value !== "string" || value === "") throw refused(`they name no ${name} of a streamer`);
  }
  const { url, customerId, correlId, channel, functionId } = members as Record<keyof typeof members, string>;
  return { url: checkUrl(url), ids: { customerId, correlId }, channel, functionId };
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw refused("the streamer's address is no URL");
  const isSafe = url.protocol === "wss:" || (url.protocol === "ws:" && isLoopbackHost(url.hostname));
  if (!isSafe)
    throw refused(`the streamer's address ${url.origin === "null" ? url.protocol : url.origin} is not wss`);
  if (url.username !== "" || url.password !== "" || url.hash !== "") {
    throw refused("the streamer's address has a user, a password or a fragment");
  }
  return url.href;
}

function refused(problem: string): StreamError {
  return new StreamError(
    "stream-address-refused",
    `The user's preferences can't be used to stream: ${problem}. Nothing was sent there. Please report it.`,
  );
}
