import type { Id } from "../id-argument.js";
import { runtimeTiming, sleep, type Timing } from "../manners/timing.js";
import { notSent } from "../not-sent.js";
import type { SchwabClient } from "../schwab-client.js";
import type { Order } from "../types/order.js";

export interface WaitForOrderOptions {
  /** Ends the wait, which then rejects with the signal's reason. Without one it lasts as long as the order. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds between the first look and the second; 1000 unless given. */
  readonly everyMs?: number | undefined;
  /** In place of the runtime's clock and timers. */
  readonly timing?: Timing | undefined;
}

const GROWTH = 1.5;
const LONGEST_WAIT_MS = 15_000;

const FINAL: readonly unknown[] = ["FILLED", "CANCELED", "REJECTED", "EXPIRED", "REPLACED"];

/**
 * The order, once nothing more happens to it: FILLED, CANCELED, REJECTED, EXPIRED or REPLACED. Any other status,
 * one that isn't known too, is waited out. Of a replaced order, `replacingOrderCollection` has its successor where
 * Schwab tells it. Only the order's own status counts, not its children's.
 *
 * Looks at once, then after `everyMs`, then each time after half as long again, up to every 15 seconds (or `everyMs`,
 * if that is more), within the client's rate limits.
 *
 * Rejects as `getOrder` does when a look fails for good, with the signal's reason, or with ArgumentError
 * `argument-invalid`.
 */
export async function waitForOrder(
  client: Pick<SchwabClient, "getOrder">,
  accountHash: string,
  orderId: Id,
  options: WaitForOrderOptions = {},
): Promise<Order> {
  const { signal, everyMs = 1_000, timing = runtimeTiming } = options;
  // Beyond 2^31 - 1 ms a timer fires at once.
  if (!(typeof everyMs === "number" && everyMs >= 1 && everyMs <= 2 ** 31 - 1)) {
    throw notSent("everyMs must be a number of milliseconds from 1 to 2147483647.");
  }
  const longestMs = Math.max(LONGEST_WAIT_MS, everyMs);
  for (let waitMs = everyMs; ; waitMs = Math.min(waitMs * GROWTH, longestMs)) {
    const order = await client.getOrder(orderId, accountHash, { signal });
    if (FINAL.includes(order.status)) return order;
    await sleep(timing, waitMs, signal);
  }
}
