import { timeLimit } from "@schwab-kit/core/support";
import type { WithResponse } from "../api-call.js";
import type { CallOptions } from "../call-options.js";
import type { Operation } from "../operation.js";
import type { OrderLocation } from "../operations/order-writes.js";
import { Flight } from "./flight.js";
import { type Look, lookForOrder, type OrderDesk } from "./look-for-order.js";
import type { SentOrder } from "./order-ledger.js";
import { OrderOutcomeUnknownError } from "./order-outcome-unknown-error.js";
import { ServerClock } from "./server-clock.js";

/** An order that Schwab has entered. Whether it trades is another question: `getOrder` tells. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly accountHash: string;
  /** Schwab's address of the order; undefined when its answer had none and the order was looked up. */
  readonly location: string | undefined;
}

const LONGEST_FIRST_LOOK_MS = 10_000;

/**
 * Sends an order once. An answer without the order's id, or none, leads to one look at the account's orders.
 * @throws OrderOutcomeUnknownError when it may have been entered all the same
 */
export async function sendOrder(
  desk: OrderDesk,
  operation: Operation<OrderLocation>,
  what: Pick<SentOrder, "accountHash" | "order" | "replaces">,
  options: CallOptions,
): Promise<WithResponse<PlacedOrder>> {
  const { ledger, call } = desk;
  const { accountHash } = what;
  const flight = new Flight();
  const sent: SentOrder = { ...what, sentAt: 0, endedAt: 0, serverClock: new ServerClock() };
  let answer: WithResponse<OrderLocation> | undefined;
  let ended: unknown;
  ledger.begin(sent);
  try {
    const watched: Operation<OrderLocation> = { ...operation, watch: (fetch) => flight.watch(fetch) };
    answer = await call(options, () => watched).withResponse();
  } catch (error) {
    if (!flight.mayHaveArrived) throw error;
    ended = error;
  } finally {
    sent.sentAt = flight.sentAt ?? 0;
    sent.endedAt = Date.now();
    ledger.end(sent);
  }
  if (answer?.data !== undefined) {
    ledger.claim(answer.data.orderId);
    return { data: { ...answer.data, accountHash }, response: answer.response };
  }

  const lookNow = (how: CallOptions): Promise<Look> => lookForOrder(desk, sent, how);
  const looking = answer === undefined ? briefly(options, lookNow) : lookNow(options);
  const look = await looking.catch(() => undefined);
  if (answer !== undefined && look?.orderId !== undefined && ledger.claim(look.orderId)) {
    const data = { orderId: look.orderId, accountHash, location: undefined };
    return { data, response: answer.response };
  }
  throw new OrderOutcomeUnknownError({
    asked: `${operation.method} ${operation.path}`,
    accountHash,
    ended,
    candidates: look?.candidates,
    findOut: async (again) => {
      const { orderId, candidates } = await lookForOrder(desk, sent, again);
      const isPlaced = orderId !== undefined && ledger.claim(orderId);
      return isPlaced ? { outcome: "placed", orderId } : { outcome: "unknown", candidates };
    },
  });
}

/** For the caller, who must hear that the outcome is unknown, whatever else the client is waiting for. */
async function briefly<T>(options: CallOptions, work: (options: CallOptions) => Promise<T>): Promise<T> {
  const limit = timeLimit(options.signal, LONGEST_FIRST_LOOK_MS, () => new Error("The look took too long."));
  try {
    return await work({ ...options, signal: limit.signal });
  } finally {
    limit.end();
  }
}
