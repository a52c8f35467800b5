import { RecentSet } from "@schwab-kit/core/support";
import type { Id } from "../id-argument.js";
import type { OrderRequest } from "../types/order-request.js";
import { isSameOrder } from "./same-order.js";
import type { ServerClock } from "./server-clock.js";

/** An order that was or is being sent. Times in epoch milliseconds by this machine's clock. */
export interface SentOrder {
  readonly accountHash: string;
  readonly order: OrderRequest;
  /** The id of the order that it is to replace. */
  readonly replaces?: Id;
  sentAt: number;
  endedAt: number;
  readonly serverClock: ServerClock;
}

/** Two days' worth and more: Schwab takes 4000 order requests a day. */
const MAX_CLAIMS = 10_000;

/** Which orders of this client are accounted for, and which are still under way. */
export class OrderLedger {
  readonly #claimed = new RecentSet(MAX_CLAIMS);
  readonly #underWay = new Set<SentOrder>();

  begin(sent: SentOrder): void {
    this.#underWay.add(sent);
  }

  end(sent: SentOrder): void {
    this.#underWay.delete(sent);
  }

  /** Notes that this id is given to a caller; false when one has it already. */
  claim(orderId: string): boolean {
    if (this.#claimed.has(orderId)) return false;
    this.#claimed.add(orderId);
    return true;
  }

  isClaimed(orderId: string): boolean {
    return this.#claimed.has(orderId);
  }

  /** True while an equal order is under way: what is found may be that one. */
  hasRival(sent: SentOrder): boolean {
    return [...this.#underWay].some(
      (other) =>
        other !== sent &&
        other.accountHash === sent.accountHash &&
        (isSameOrder(other.order, sent.order) || isSameOrder(sent.order, other.order)),
    );
  }
}
