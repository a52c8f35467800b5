import { codeForOrder, fromOrder } from "@schwab-kit/orders";
import { withClient } from "../../open-client.js";
import { accountOf } from "../../order/account-of.js";
import type { AccountFlags } from "../../order/order-flags.js";
import { withProgress } from "../../progress.js";
import { printJson } from "../../report.js";

/** Prints the TypeScript that makes an order anew, or the order to send as JSON. */
export async function code(orderId: string, flags: AccountFlags): Promise<void> {
  await withClient(flags, async (client) => {
    const hash = await accountOf(client, flags.account);
    const past = await withProgress("Asking for the order", client.getOrder(orderId, hash));
    const order = fromOrder(past);
    if (flags.json) printJson(order.build({ force: true }));
    else process.stdout.write(codeForOrder(order));
  });
}
