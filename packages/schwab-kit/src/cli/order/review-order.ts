import type { OrderRequest, PreviewOrder } from "@schwab-kit/http-client";
import {
  digestOf,
  findBeyondLimits,
  type LimitFinding,
  OrderBuilder,
  type OrderFinding,
  validateOrder,
} from "@schwab-kit/orders";
import { withClient } from "../open-client.js";
import { withProgress } from "../progress.js";
import { accountOf } from "./account-of.js";
import { limitsOf } from "./limits.js";
import type { ReviewFlags } from "./order-flags.js";
import { readOrder } from "./read-order.js";

/** All that can be said of an order before it is placed. */
export interface Review {
  /** What would be sent. */
  readonly order: OrderRequest;
  readonly digest: string;
  /** The rules that it breaks. */
  readonly findings: readonly OrderFinding[];
  readonly beyondLimits: readonly LimitFinding[];
  /** Schwab's own; null for an order that breaks rules, which nobody is asked about. */
  readonly preview: PreviewOrder | null;
}

/** Looks at an order from all sides, without placing it. */
export async function reviewOrder(symbol: string | undefined, flags: ReviewFlags): Promise<Review> {
  const limits = limitsOf(flags, process.env);
  const order = new OrderBuilder(await readOrder(symbol, flags)).build({ force: true });
  const digest = await digestOf(order);
  const findings = validateOrder(order);
  if (findings.length > 0 && flags.force !== true) {
    return { order, digest, findings, beyondLimits: [], preview: null };
  }
  return await withClient(flags, async (client) => {
    const hash = await accountOf(client, flags.account);
    const asked = Promise.all([
      client.previewOrder(hash, order),
      ...limits.map((one) => findBeyondLimits(order, one, (symbols) => client.getQuotes(symbols))),
    ]);
    const [preview, ...beyond] = await withProgress("Asking for a preview", asked);
    return { order, digest, findings, beyondLimits: beyond.flat(), preview };
  });
}

/** Whether it can't be placed as it is. */
export function hasObjections({ findings, beyondLimits, preview }: Review, force = false): boolean {
  const rejects = preview?.orderValidationResult?.rejects ?? [];
  return (findings.length > 0 && !force) || beyondLimits.length > 0 || rejects.length > 0;
}
