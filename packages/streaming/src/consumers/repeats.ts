import { RecentSet } from "@schwab-kit/core/support";
import type { AccountActivity } from "../services/account-activity.js";
import type { ChartEquity } from "../services/chart-equity.js";
import type { StreamItem } from "../services/stream-item.js";
import type { StreamService } from "../services/stream-service.js";

/** A day's minutes, of each key. */
const MOST_CANDLES = 1_440;
const MOST_ACTIVITIES = 1_000;

/**
 * Knows the messages of services that send everything in sequence, for Schwab repeats the latest of them on each new
 * connection. A repeat has the same key, number and time: the same number with another time is another message, as when
 * Schwab begins to count anew. Remembers the newest ones only.
 */
export class Repeats {
  readonly #seen = new Map<StreamService, Map<string, RecentSet>>();

  /** Whether this very message has come before; if not, it has now. */
  isRepeat(service: StreamService, item: StreamItem): boolean {
    const identity = service === "ACCT_ACTIVITY" ? activityIdentity(item) : candleIdentity(item);
    if (identity === undefined) return false;
    const seen = this.#seenOf(service, item.key);
    if (seen.has(identity)) return true;
    seen.add(identity);
    return false;
  }

  /** Forgets the keys for which this is false. */
  keep(service: StreamService, isWanted: (key: string) => boolean): void {
    const keys = this.#seen.get(service);
    for (const key of keys?.keys() ?? []) if (!isWanted(key)) keys?.delete(key);
  }

  #seenOf(service: StreamService, key: string): RecentSet {
    let keys = this.#seen.get(service);
    if (keys === undefined) {
      keys = new Map();
      this.#seen.set(service, keys);
    }
    let seen = keys.get(key);
    if (seen === undefined) {
      seen = new RecentSet(service === "ACCT_ACTIVITY" ? MOST_ACTIVITIES : MOST_CANDLES);
      keys.set(key, seen);
    }
    return seen;
  }
}

function candleIdentity(item: StreamItem): string | undefined {
  const { chartTimeMillis } = item as ChartEquity;
  return chartTimeMillis === undefined ? undefined : `${chartTimeMillis} ${item.seq}`;
}

/** Activity has its time within the message, so the message itself tells. */
function activityIdentity(item: StreamItem): string | undefined {
  const { seq, account, messageType, messageData } = item as AccountActivity;
  return seq === undefined ? undefined : `${seq} ${account} ${messageType} ${messageData}`;
}
