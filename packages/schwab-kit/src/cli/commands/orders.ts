import { OrderStatus, ordersBetween } from "@schwab-kit/http-client";
import { listAcrossAccounts } from "../across-accounts.js";
import type { CommandFlags } from "../add-command.js";
import { inOrder, oneOf } from "../check-flags.js";
import { sixtyDaysBefore } from "../market-time.js";
import { withClient } from "../open-client.js";
import { printOrders } from "../order/order-table.js";
import { printJson } from "../report.js";

export interface OrdersFlags extends CommandFlags {
  readonly account?: string;
  /** Epoch milliseconds. */
  readonly from?: number;
  /** Epoch milliseconds. */
  readonly to?: number;
  readonly status?: string;
}

export async function orders(flags: OrdersFlags): Promise<void> {
  const status = flags.status === undefined ? undefined : oneOf("--status", flags.status, OrderStatus);
  const between = { from: flags.from ?? sixtyDaysBefore(flags.to), to: flags.to, status };
  inOrder(flags);
  await withClient(flags, async (client) => {
    const found = await listAcrossAccounts(client, {
      what: "orders",
      account: flags.account,
      list: (hash) => ordersBetween(client, hash, between),
      timeOf: ({ enteredTime }) => enteredTime,
    });
    if (flags.json) printJson(found);
    else if (found.length > 0) printOrders(found);
    if (found.length === 0) process.stderr.write("There are no such orders.\n");
  });
}
