import { withClient } from "../../open-client.js";
import { accountOf } from "../../order/account-of.js";
import type { AccountFlags } from "../../order/order-flags.js";
import { printOrders } from "../../order/order-table.js";
import { tellWhy } from "../../order/outcome.js";
import { withProgress } from "../../progress.js";
import { printJson } from "../../report.js";

export async function status(orderId: string, flags: AccountFlags): Promise<void> {
  await withClient(flags, async (client) => {
    const hash = await accountOf(client, flags.account);
    const order = await withProgress("Asking for the order", client.getOrder(orderId, hash));
    if (flags.json) return printJson(order);
    printOrders([order]);
    tellWhy(order);
  });
}
