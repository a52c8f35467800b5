import type { GrantName, TokenRecord } from "./token-record.js";

/** More than are refreshed one from another while the time of the first, written by a wrong clock, lies ahead. */
const MAX_NAMED = 8;

/**
 * True when `a` is a newer grant than `b`: by its own word, when it names the other as older, else a later login, else
 * a later access token.
 */
export function isNewerGrant(a: TokenRecord, b: TokenRecord): boolean {
  if (names(a, b)) return true;
  if (names(b, a)) return false;
  return isLater(timesOf(a), timesOf(b));
}

/** True when both are the same tokens of the same login, whatever else the records say. */
export function isSameGrant(a: TokenRecord, b: TokenRecord): boolean {
  return (
    a.creation_timestamp === b.creation_timestamp &&
    a.token.access_token === b.token.access_token &&
    a.token.refresh_token === b.token.refresh_token
  );
}

/**
 * A record that is to take another's place. Where its times don't show that it is the newer of the two, it says so
 * itself: else whoever still holds the other would write that back over it. That is so when both are of one second,
 * and when a program with a wrong clock wrote the other.
 */
export function succeeding(record: TokenRecord, earlier: TokenRecord): TokenRecord {
  const { newer_than: _, ...plain } = record;
  const named = [nameOf(earlier), ...namedBy(earlier)].filter((one) => !isLater(timesOf(record), one));
  return named.length === 0 ? plain : { ...plain, newer_than: named.slice(0, MAX_NAMED) };
}

function names(record: TokenRecord, other: TokenRecord): boolean {
  const named = namedBy(record);
  if (named.length === 0) return false;
  const { creation_timestamp, expires_at, fingerprint } = nameOf(other);
  return named.some(
    (one) =>
      one.creation_timestamp === creation_timestamp &&
      one.expires_at === expires_at &&
      one.fingerprint === fingerprint,
  );
}

/** Another program may have written anything there: what is no name counts for nothing. */
function namedBy({ newer_than }: TokenRecord): readonly GrantName[] {
  return Array.isArray(newer_than) ? newer_than.filter((one) => typeof one === "object" && one !== null) : [];
}

function nameOf(record: TokenRecord): GrantName {
  return { ...timesOf(record), fingerprint: fingerprintOf(record.token.access_token) };
}

function timesOf({ creation_timestamp, token }: TokenRecord): Omit<GrantName, "fingerprint"> {
  return { creation_timestamp, expires_at: token.expires_at };
}

function isLater(a: Omit<GrantName, "fingerprint">, b: Omit<GrantName, "fingerprint">): boolean {
  if (a.creation_timestamp !== b.creation_timestamp) return a.creation_timestamp > b.creation_timestamp;
  return a.expires_at > b.expires_at;
}

/** FNV-1a, 64 bits: to tell apart a few tokens of one login at once, which Web Crypto can't. It gives nothing away. */
function fingerprintOf(token: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(token)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
