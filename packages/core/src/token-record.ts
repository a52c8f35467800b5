import { SCHWAB_ORIGIN } from "./endpoints.js";
import { TokenError } from "./errors.js";
import { isObject } from "./is-object.js";

/** The token endpoint's answer plus `expires_at`. Members we don't know are kept. */
export interface Token {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly scope?: string;
  /** Seconds from the answer, as the server said. */
  readonly expires_in: number;
  /** Epoch seconds at which the access token ends. */
  readonly expires_at: number;
  /** Kept as it came; never read, never trusted. */
  readonly id_token?: string;
  readonly [member: string]: unknown;
}

/** A grant as another names it: its times, epoch seconds, and what its access token is recognised by. */
export interface GrantName {
  readonly creation_timestamp: number;
  readonly expires_at: number;
  readonly fingerprint: string;
}

/**
 * One login's grant, exactly as schwab-py's token file holds it, so that either library can take over the
 * other's login.
 */
export interface TokenRecord {
  /** Epoch seconds of the login that produced this grant. A refresh never moves it: Schwab's 7 days count from here. */
  readonly creation_timestamp: number;
  readonly token: Token;
  /** The origin of the server that minted it, when that isn't Schwab. schwab-py ignores it, and drops it. */
  readonly issuer?: string;
  /**
   * Earlier grants that seem later than this one by their times, because a program with a wrong clock wrote them.
   * Hardly ever there; schwab-py ignores it, and drops it.
   */
  readonly newer_than?: readonly GrantName[];
  readonly [member: string]: unknown;
}

/**
 * Checks that a value is a token record and gives it, unchanged. `source` says where it came from, for the
 * message: `token file /home/me/.schwab/token.json`.
 * @throws TokenError `token-invalid`, naming the member and what was expected, never the value;
 *   `token-old-format` for the unwrapped tokens of schwab-py's early versions.
 */
export function parseTokenRecord(value: unknown, source: string): TokenRecord {
  if (!isObject(value)) throw invalid(source, "the whole", "a JSON object", value);
  if (!("creation_timestamp" in value) && typeof value["access_token"] === "string") {
    throw new TokenError(
      "token-old-format",
      `The ${source} holds a token in schwab-py's old format, without the time of its login. Log in again to replace it.`,
    );
  }
  expectEpochSeconds(value, "creation_timestamp", "creation_timestamp", source);
  const token = value["token"];
  if (!isObject(token)) throw invalid(source, "token", "an object", token);
  for (const member of ["access_token", "refresh_token", "token_type"]) {
    const found = token[member];
    if (typeof found !== "string" || found === "") {
      throw invalid(source, `token.${member}`, "a non-empty string", found);
    }
  }
  expectEpochSeconds(token, "expires_at", "token.expires_at", source);
  const life = token["expires_in"];
  if (typeof life !== "number" || !Number.isFinite(life)) {
    throw invalid(source, "token.expires_in", "a number of seconds", life);
  }
  for (const [holder, member, path] of [
    [token, "scope", "token.scope"],
    [value, "issuer", "issuer"],
  ] as const) {
    const found = holder[member];
    if (found !== undefined && found !== null && typeof found !== "string") {
      throw invalid(source, path, "a string, or absent", found);
    }
  }
  return value as unknown as TokenRecord;
}

function expectEpochSeconds(
  holder: Record<string, unknown>,
  member: string,
  path: string,
  source: string,
): void {
  const found = holder[member];
  if (typeof found !== "number" || !Number.isSafeInteger(Math.trunc(found)) || found < 0) {
    throw invalid(source, path, "a number of seconds since 1970", found);
  }
  // A file in milliseconds would make every login look centuries young, and the 7-day warning never come.
  if (found > 100_000_000_000) {
    throw invalid(source, path, "seconds since 1970, not milliseconds", found);
  }
}

function invalid(source: string, member: string, expected: string, found: unknown): TokenError {
  const got = found === null ? "null" : Array.isArray(found) ? "an array" : `a value of type ${typeof found}`;
  return new TokenError(
    "token-invalid",
    `The ${source} is not a token record: ${member} should be ${expected}, but is ${
      found === undefined ? "missing" : got
    }. Log in again to replace it, or restore the file.`,
  );
}

/** The origin of the server that minted a grant. A record without `issuer` counts as Schwab's. */
export function issuerOf(record: TokenRecord): string {
  return record.issuer ?? SCHWAB_ORIGIN;
}
