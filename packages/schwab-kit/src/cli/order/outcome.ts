import { type Id, type Order, waitForOrder } from "@schwab-kit/http-client";
import type { Client } from "../../client.js";
import { withProgress } from "../progress.js";

/** A longer timer would fire at once, milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The order after so many seconds, or sooner if nothing more happens to it. What goes wrong is told on standard error
 * and no failure: what was to be done is done, and must not be done again for want of a look.
 */
export async function outcomeOf(
  client: Client,
  hash: string,
  orderId: Id,
  { wait, signal }: { readonly wait: number | false; readonly signal: AbortSignal },
): Promise<Order | undefined> {
  if (!wait) return undefined;
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), Math.min(wait * 1000, LONGEST_MS));
  const look = async (): Promise<Order> => {
    try {
      const either = AbortSignal.any([signal, time.signal]);
      return await waitForOrder(client, hash, orderId, { signal: either, everyMs: 500 });
    } catch (error) {
      if (signal.aborted || !time.signal.aborted) throw error;
      return await client.getOrder(orderId, hash, { signal });
    }
  };
  try {
    return await withProgress("Waiting for the order", look());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`What became of order ${orderId} could not be seen: ${why}\n`);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Why it stands as it does, in Schwab's words, on standard error. */
export function tellWhy({ orderId, status, statusDescription }: Order): void {
  if (!statusDescription) return;
  process.stderr.write(`Order ${orderId} is ${status}: ${statusDescription}\n`);
}
