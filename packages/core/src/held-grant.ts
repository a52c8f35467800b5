import type { TokenRecord } from "./token-record.js";
import type { Revision } from "./token-storage.js";

/**
 * The grant a manager holds in memory, with its moments worked out once, so that the way to a fresh token is
 * one comparison. All moments are epoch milliseconds of our own, possibly wrong, clock.
 */
export interface HeldGrant {
  readonly record: TokenRecord;
  readonly accessToken: string;
  /** The access token as a settled promise: handing it out costs nothing. */
  readonly answer: Promise<string>;
  /** From here on a refresh runs behind the caller. */
  readonly renewFrom: number;
  /** From here on the caller waits for it. */
  readonly waitFrom: number;
  readonly endsAt: number;
  /** The stored revision this grant was read or saved as; of its predecessor while it is unsaved. */
  readonly revision: Revision | undefined;
  readonly isSaved: boolean;
}

/** Thresholds by the life of a token: five minutes and ten seconds of Schwab's half hour, less of shorter ones. */
export function holdGrant(
  record: TokenRecord,
  {
    revision,
    isSaved,
    clockSkewMs,
  }: Pick<HeldGrant, "revision" | "isSaved"> & { readonly clockSkewMs: number },
): HeldGrant {
  const { access_token, expires_at, expires_in } = record.token;
  const endsAt = expires_at * 1000 - clockSkewMs;
  return {
    record,
    accessToken: access_token,
    answer: Promise.resolve(access_token),
    renewFrom: endsAt - Math.min(300, expires_in / 6) * 1000,
    waitFrom: endsAt - Math.min(10, expires_in / 60) * 1000,
    endsAt,
    revision,
    isSaved,
  };
}

/** The same grant with its access token's time over: kept for its refresh token, handed out to nobody. */
export function expired(held: HeldGrant): HeldGrant {
  const over = Number.NEGATIVE_INFINITY;
  return { ...held, renewFrom: over, waitFrom: over, endsAt: over };
}
