import type { TokenEvent } from "@schwab-kit/core";
import type { ClientEvent } from "@schwab-kit/http-client";
import type { StreamEvent } from "@schwab-kit/streaming";

/** The package and the file in it that did something. */
export interface Attribution {
  readonly package: string;
  readonly file: string;
}

const by = (name: string, file: string): Attribution => ({
  package: `@schwab-kit/${name}`,
  file: `src/${file}`,
});

export const madeBy = {
  client: {
    request: by("http-client", "transport.ts"),
    response: by("http-client", "transport.ts"),
    "no-response": by("http-client", "no-answer.ts"),
    retry: by("http-client", "manners/call-under-way.ts"),
    waiting: by("http-client", "manners/sliding-window.ts"),
    paused: by("http-client", "manners/sliding-window.ts"),
  } satisfies Record<ClientEvent["type"], Attribution>,
  tokens: {
    refreshed: by("core", "refresh-flight.ts"),
    adopted: by("core", "grant-keeper.ts"),
    "login-expiring": by("core", "login-watch.ts"),
    "login-required": by("core", "refresh-flight.ts"),
    "save-failed": by("core", "grant-keeper.ts"),
    "logged-out": by("core", "grant-keeper.ts"),
  } satisfies Record<TokenEvent["type"], Attribution>,
  stream: {
    state: by("streaming", "supervisor.ts"),
    "resubscribe-failed": by("streaming", "replay.ts"),
    "handler-failed": by("streaming", "consumers/handlers.ts"),
    dropped: by("streaming", "consumers/losses.ts"),
    garbage: by("streaming", "connection/connection.ts"),
    "unexpected-response": by("streaming", "connection/connection.ts"),
    notice: by("streaming", "connection/connection.ts"),
  } satisfies Record<StreamEvent["type"], Attribution>,
  streamCommand: by("streaming", "stream-client.ts"),
  /** A login or a sign-out in this tab; another tab's are found by the keeper. */
  ownLogin: by("core", "token-manager.ts"),
  againAfter401: by("http-client", "authorized-send.ts"),
  tokenRequest: by("core", "token-endpoint.ts"),
  redirect: by("login-flow", "read-redirect.ts"),
};

export function madeByOf(event: TokenEvent): Attribution {
  const isOwn =
    (event.type === "adopted" && event.from === "login") ||
    (event.type === "logged-out" && event.by === "us");
  return isOwn ? madeBy.ownLogin : madeBy.tokens[event.type];
}
