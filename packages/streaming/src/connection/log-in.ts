import { ConfigError } from "@schwab-kit/core";
import { unlessAborted } from "@schwab-kit/core/support";
import type { UserPreference } from "@schwab-kit/http-client";
import type { Command } from "../commands/command.js";
import { isSuccess, LOGIN_DENIED } from "../commands/response-codes.js";
import { StreamError } from "../stream-error.js";
import type { StreamSettings } from "../stream-options.js";
import { Connection, type ConnectionParts } from "./connection.js";
import { unreachable } from "./ending.js";
import { type StreamerAddress, streamerAddress } from "./streamer-address.js";

/** A login that is to be made. */
export interface LoginAttempt {
  readonly settings: StreamSettings;
  readonly on: Pick<ConnectionParts, "tell" | "data">;
  /** The token that Schwab's streamer has just denied. */
  readonly rejected: string | undefined;
  /** Told the token before it is used. */
  readonly using: (token: string) => void;
  readonly signal: AbortSignal;
}

/**
 * A connection that is logged in, by the preferences and the token of now: both may have changed since the last one.
 * Whatever it rejects with, nothing stays open.
 */
export async function logIn(attempt: LoginAttempt): Promise<Connection> {
  const { settings, on, signal } = attempt;
  const preferences = await unlessAborted<UserPreference>(settings.client.getUserPreferences(), signal);
  const address = streamerAddress(preferences);
  const token = await tokenFor(attempt);
  if (token === attempt.rejected) throw noOtherToken();
  attempt.using(token);
  const { openSocket, silenceMs, timing } = settings;
  const { url, ids } = address;
  const connection = new Connection({ ...on, openSocket, url, ids, secrets: [token], silenceMs, timing });
  try {
    await unlessAborted(connection.opened, signal);
    const login = loginCommand(address, token);
    const outcome = await connection.command(login, signal);
    if (!isSuccess(outcome)) throw connection.refusal(login, outcome);
    return connection;
  } catch (error) {
    connection.cut({ reason: "network", error: unreachable("There was no login at Schwab's streamer.") });
    throw error;
  }
}

function noOtherToken(): StreamError {
  return new StreamError(
    "stream-login-denied",
    "LOGIN: Schwab's streamer denied the access token, and the token source has no other one. Log in again.",
    { responseCode: LOGIN_DENIED },
  );
}

function loginCommand({ channel, functionId }: StreamerAddress, token: string): Command {
  return {
    service: "ADMIN",
    command: "LOGIN",
    parameters: { Authorization: token, SchwabClientChannel: channel, SchwabClientFunctionId: functionId },
  };
}

async function tokenFor({ settings, rejected, signal }: LoginAttempt): Promise<string> {
  const given = settings.tokens.getAccessToken({ ...(rejected === undefined ? {} : { rejected }), signal });
  const token: unknown = await unlessAborted(given, signal);
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new ConfigError(
    "config-invalid",
    "getAccessToken gave no usable access token: expected a non-empty string of visible ASCII characters, got " +
      `${typeof token === "string" ? "another string" : typeof token}. Nothing was sent with it; correct the token source.`,
  );
}
