import { OrderStatus } from "@schwab-kit/http-client";
import { exitCodes } from "../../exit-codes.js";
import { interruptible } from "../../interruptible.js";
import { withClient } from "../../open-client.js";
import { accountOf } from "../../order/account-of.js";
import { allowTrading } from "../../order/allow-trading.js";
import type { CancelFlags } from "../../order/order-flags.js";
import { printOrders } from "../../order/order-table.js";
import { outcomeOf, tellWhy } from "../../order/outcome.js";
import { withProgress } from "../../progress.js";
import { printJson, printLine } from "../../report.js";
import { status } from "./status.js";

const TOO_LATE: readonly unknown[] = [
  OrderStatus.FILLED,
  OrderStatus.REJECTED,
  OrderStatus.EXPIRED,
  OrderStatus.REPLACED,
];

/** Asks for an order's cancellation; without `--yes` only shows the order. */
export async function cancel(orderId: string, flags: CancelFlags): Promise<void> {
  if (flags.yes !== true) {
    await status(orderId, flags);
    process.stderr.write("Nothing was canceled. To cancel it, add --yes.\n");
    return;
  }
  allowTrading(flags, process.env);
  await interruptible((signal) =>
    withClient(flags, async (client) => {
      const hash = await accountOf(client, flags.account);
      await withProgress("Canceling the order", client.cancelOrder(orderId, hash, { signal }));
      if (!flags.json) printLine(`Asked for the cancellation of order ${orderId}.`);
      const order = await outcomeOf(client, hash, orderId, { wait: flags.wait, signal });
      if (flags.json) printJson({ orderId, order: order ?? null });
      if (order === undefined) return;
      if (!flags.json) printOrders([order]);
      tellWhy(order);
      if (TOO_LATE.includes(order.status)) process.exitCode = exitCodes.failed;
    }),
  );
}
