import { ConfigError } from "@schwab-kit/core";
import type { AccessTokenSource, UserPreference } from "@schwab-kit/http-client";
import { type Backoff, jitteredBackoff } from "./backoff.js";
import type { OpenSocket } from "./connection/stream-socket.js";
import { runtimeSocket } from "./connection/web-socket.js";
import type { StreamEventListener } from "./stream-event.js";
import { runtimeTiming, type StreamTiming } from "./stream-timing.js";

export interface StreamClientOptions {
  /** Where the streamer's address comes from: a `SchwabClient`, asked before each login. */
  readonly client: { getUserPreferences(): PromiseLike<UserPreference> };
  /**
   * Where access tokens come from: the one that `client` uses, such as a `TokenManager`. `rejected` is the token
   * that Schwab's streamer just denied a login: the answer should be another.
   */
  readonly tokens: AccessTokenSource;
  /** Opens WebSockets: `nodeSocket` of `@schwab-kit/streaming/node`. The runtime's own `WebSocket` unless given. */
  readonly openSocket?: OpenSocket | undefined;
  /** Told every change of state with its reason, and whatever else should not go unseen. */
  readonly onEvent?: StreamEventListener | undefined;
  /** Ends the stream, as `close()` does. */
  readonly signal?: AbortSignal | undefined;
  /** Limit of one try to get a connection, from the preferences to Schwab's answer to the login, ms; 60 000. */
  readonly connectMs?: number | undefined;
  /** Limit of one command from the call to Schwab's answer, with the wait for a connection, ms; 60 000. */
  readonly commandMs?: number | undefined;
  /** A connection on which nothing came for so long is given up, ms; 45 000. Schwab's heartbeats come more often. */
  readonly silenceMs?: number | undefined;
  /** Milliseconds before a try, by its number from 1; doubling from 0.5 to 30 s with jitter unless given. */
  readonly backoff?: Backoff | undefined;
  /** Numbers in [0, 1), for the jitter. */
  readonly random?: (() => number) | undefined;
  /** In place of the runtime's clock and timers. */
  readonly timing?: StreamTiming | undefined;
}

/** The checked settings behind a client. */
export interface StreamSettings {
  readonly client: StreamClientOptions["client"];
  readonly tokens: StreamClientOptions["tokens"];
  readonly openSocket: OpenSocket;
  readonly onEvent: StreamEventListener | undefined;
  readonly connectMs: number;
  readonly commandMs: number;
  readonly silenceMs: number;
  readonly backoff: Backoff;
  readonly timing: StreamTiming;
}

/** @throws ConfigError `config-invalid` */
export function settingsOf(options: StreamClientOptions): StreamSettings {
  const { client, tokens, random = Math.random, timing = runtimeTiming } = options;
  if (typeof client?.getUserPreferences !== "function") {
    throw invalid("client must be an object with getUserPreferences(), such as a SchwabClient.");
  }
  if (typeof tokens?.getAccessToken !== "function") {
    throw invalid("tokens must be an object with getAccessToken(), such as a TokenManager.");
  }
  return {
    client,
    tokens,
    openSocket: options.openSocket ?? runtimeSocket(),
    onEvent: options.onEvent,
    connectMs: milliseconds("connectMs", options.connectMs ?? 60_000),
    commandMs: milliseconds("commandMs", options.commandMs ?? 60_000),
    silenceMs: milliseconds("silenceMs", options.silenceMs ?? 45_000),
    backoff: options.backoff ?? jitteredBackoff(random),
    timing,
  };
}

/** Beyond 2^31 - 1 ms a timer fires at once. */
function milliseconds(name: string, value: number): number {
  if (typeof value === "number" && value >= 1 && value <= 2 ** 31 - 1) return value;
  throw invalid(`${name} must be a number of milliseconds from 1 to 2147483647.`);
}

function invalid(what: string): ConfigError {
  return new ConfigError("config-invalid", `StreamClient: ${what}`);
}
