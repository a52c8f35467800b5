/** How many requests Schwab takes. */
export interface RateLimits {
  /** Requests to the data APIs in any 60 seconds, order writes aside. Default 120. */
  readonly requestsPerMinute?: number;
  /** POST, PUT and DELETE of orders in any 60 seconds, for each account. 0 to 120; default 120. */
  readonly orderWritesPerMinute?: number;
  /** Whether a refusal says in `Retry-After` how many seconds to wait. Schwab's only sometimes do. Default true. */
  readonly retryAfter?: boolean;
}

export type CheckedRateLimits = Required<RateLimits> | "off";

const members: Record<keyof RateLimits, (value: unknown) => boolean> = {
  requestsPerMinute: (value) => isWhole(value, 1, 1_000_000),
  orderWritesPerMinute: (value) => isWhole(value, 0, 120),
  retryAfter: (value) => typeof value === "boolean",
};

/** @throws TypeError saying what is expected. */
export function checkRateLimits(value: unknown): CheckedRateLimits {
  if (value === "off") return value;
  if (!isRateLimits(value)) {
    throw new TypeError(
      'The rate limits must be "off", or an object with any of requestsPerMinute (a whole number from 1), ' +
        "orderWritesPerMinute (a whole number from 0 to 120) and retryAfter (true or false).",
    );
  }
  const { requestsPerMinute = 120, orderWritesPerMinute = 120, retryAfter = true } = value;
  return { requestsPerMinute, orderWritesPerMinute, retryAfter };
}

function isRateLimits(value: unknown): value is RateLimits {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, member]) => isMember(name) && (member === undefined || members[name](member)),
  );
}

function isMember(name: string): name is keyof RateLimits {
  return Object.hasOwn(members, name);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}
