import type { TokenEvent } from "@schwab-kit/core";
import type { ClientEvent } from "@schwab-kit/http-client";

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
    request: by("http-client", "authorized-send.ts"),
    response: by("http-client", "authorized-send.ts"),
    "no-response": by("http-client", "no-answer.ts"),
    retry: by("http-client", "manners/call-under-way.ts"),
    waiting: by("http-client", "manners/sliding-window.ts"),
    paused: by("http-client", "manners/rate-limits.ts"),
  } satisfies Record<ClientEvent["type"], Attribution>,
  tokens: {
    refreshed: by("core", "refresh-flight.ts"),
    adopted: by("core", "grant-keeper.ts"),
    "login-expiring": by("core", "login-watch.ts"),
    "login-required": by("core", "refresh-flight.ts"),
    "save-failed": by("core", "grant-keeper.ts"),
    "logged-out": by("core", "token-manager.ts"),
  } satisfies Record<TokenEvent["type"], Attribution>,
  tokenRequest: by("core", "token-endpoint.ts"),
  authorization: by("login-flow", "authorization-context.ts"),
  redirect: by("login-flow", "read-redirect.ts"),
};
