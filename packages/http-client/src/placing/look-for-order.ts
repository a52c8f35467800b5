import { answerTime } from "../answer-time.js";
import type { ApiCall } from "../api-call.js";
import type { CallOptions } from "../call-options.js";
import { exactId } from "../exact-id.js";
import type { Operation } from "../operation.js";
import { getOrder, getOrdersForAccount } from "../operations/orders.js";
import type { Order } from "../types/order.js";
import type { OrderLedger, SentOrder } from "./order-ledger.js";
import { isSameOrder } from "./same-order.js";

/** What sending and finding orders needs of the client. */
export interface OrderDesk {
  readonly ledger: OrderLedger;
  readonly call: <T>(options: CallOptions, prepare: (enforceEnums: boolean) => Operation<T>) => ApiCall<T>;
}

/** What a look at the account's orders gave. */
export interface Look {
  /** Equal orders of that time which this client has given to nobody. */
  readonly candidates: readonly Order[];
  /** The id of the one that is taken for the sent order. */
  readonly orderId: string | undefined;
}

/** Of times that are written in whole seconds, and of the clocks of Schwab's own machines. */
const CLOCK_TOLERANCE_MS = 2_000;
/** How long a request that got no answer may linger before Schwab enters its order. */
const LINGER_MS = 60_000;
/** How much more than needed is listed, in case this machine's clock is wrong. */
const MARGIN_MS = 60_000;
/** Schwab's cut: of so many rows, some may be missing. */
const MAX_ROWS = 3_000;

const GONE_OR_GOING: readonly unknown[] = [
  "REPLACED",
  "CANCELED",
  "PENDING_REPLACE",
  "PENDING_CANCEL",
  "AWAITING_UR_OUT",
];

/**
 * Looks for a sent order among the account's. Only one equal order, entered since by the server's time, and
 * not given to anybody before, is taken for it.
 */
export async function lookForOrder(desk: OrderDesk, sent: SentOrder, options: CallOptions): Promise<Look> {
  const { ledger } = desk;
  const listed = await listSince(desk, sent, options);
  const candidates = listed.filter((order) => {
    const orderId = String(order.orderId);
    const isAccountedFor = ledger.isClaimed(orderId) || orderId === String(sent.replaces);
    return !isAccountedFor && isSameOrder(sent.order, order);
  });
  const orderId = exactId(onlyOneSince(candidates, sent)?.orderId);
  const isCertain =
    orderId !== undefined && listed.length < MAX_ROWS && (await givesWay(desk, sent, options));
  // Asked last: another order may have been sent during the look.
  return { candidates, orderId: isCertain && !ledger.hasRival(sent) ? orderId : undefined };
}

/** Whether the order to be replaced, if any, is gone or going. As long as it stands, nothing replaced it. */
async function givesWay({ call }: OrderDesk, sent: SentOrder, options: CallOptions): Promise<boolean> {
  const { replaces, accountHash } = sent;
  if (replaces === undefined) return true;
  const { status } = await call(options, () => getOrder(replaces, accountHash));
  return GONE_OR_GOING.includes(status);
}

function onlyOneSince(candidates: readonly Order[], sent: SentOrder): Order | undefined {
  const { aheadMs } = sent.serverClock;
  // Without the server's time, "since" would be a guess by a clock that may be wrong.
  if (aheadMs === undefined) return undefined;
  const earliest = sent.sentAt + aheadMs - CLOCK_TOLERANCE_MS;
  const latest = sent.endedAt + aheadMs + LINGER_MS;
  const since = candidates.filter(({ enteredTime }) => !(answerTime(enteredTime) < earliest));
  const [one] = since;
  return since.length === 1 && answerTime(one?.enteredTime) <= latest ? one : undefined;
}

/** Lists the orders since it was sent, once more if this machine's clock turns out to be wrong. */
async function listSince({ call }: OrderDesk, sent: SentOrder, options: CallOptions): Promise<Order[]> {
  const { accountHash, sentAt, endedAt, serverClock } = sent;
  const list = (aheadMs: number): ApiCall<Order[]> =>
    call(options, (enforce) => {
      const window = {
        fromEnteredDatetime: sentAt + aheadMs - MARGIN_MS,
        toEnteredDatetime: Math.max(Date.now(), endedAt) + aheadMs + MARGIN_MS,
      };
      const operation = getOrdersForAccount(accountHash, window, enforce);
      return { ...operation, watch: (fetch) => serverClock.watch(fetch) };
    });
  const supposed = serverClock.aheadMs ?? 0;
  const listed = await list(supposed);
  const { aheadMs = supposed } = serverClock;
  return Math.abs(aheadMs - supposed) < MARGIN_MS / 2 ? listed : await list(aheadMs);
}
