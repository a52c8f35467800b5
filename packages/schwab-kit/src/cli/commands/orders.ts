import { type Order, type OrderLeg, OrderStatus, ordersBetween } from "@schwab-kit/http-client";
import { shortNumber } from "../account-lines.js";
import { listAcrossAccounts } from "../across-accounts.js";
import type { CommandFlags } from "../add-command.js";
import { inOrder, oneOf } from "../check-flags.js";
import { answerInMarketTime, sixtyDaysBefore } from "../market-time.js";
import { withClient } from "../open-client.js";
import { printJson } from "../report.js";
import { type Column, printTable } from "../table.js";

export interface OrdersFlags extends CommandFlags {
  readonly account?: string;
  /** Epoch milliseconds. */
  readonly from?: number;
  /** Epoch milliseconds. */
  readonly to?: number;
  readonly status?: string;
}

const columns: readonly Column[] = [
  { title: "order" },
  { title: "acct" },
  { title: "entered (NY)" },
  { title: "status" },
  { title: "filled", align: "right" },
  { title: "quantity", align: "right" },
  { title: "what" },
  { title: "terms" },
];

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
    else if (found.length > 0) {
      printTable(
        columns,
        found.flatMap((order) => orderRows(order, "")),
      );
    }
    if (found.length === 0) process.stderr.write("There are no such orders.\n");
  });
}

/** An order's first leg, its other legs, and below it the orders that hang on it, indented. */
function orderRows(order: Order, indent: string): (string | number | undefined)[][] {
  const [first, ...others] = order.orderLegCollection ?? [];
  return [
    [
      `${indent}${order.orderId ?? ""}`,
      shortNumber(order.accountNumber),
      answerInMarketTime(order.enteredTime),
      order.status,
      order.filledQuantity,
      first?.quantity,
      legText(first),
      terms(order),
    ],
    ...others.map((leg) => ["", "", "", "", "", leg.quantity, legText(leg)]),
    ...(order.childOrderStrategies ?? []).flatMap((child) => orderRows(child, `${indent}  `)),
  ];
}

function legText(leg: OrderLeg | undefined): string {
  return [leg?.instruction, leg?.instrument?.symbol].filter(Boolean).join(" ");
}

/** `LIMIT 190.5 DAY`, or `OCO` for one that only holds others. */
function terms(order: Order): string {
  const { orderStrategyType, orderType, price, stopPrice, stopPriceOffset, duration } = order;
  const stop = stopPrice === undefined ? undefined : `stop ${stopPrice}`;
  const trail = stopPriceOffset === undefined ? undefined : `trail ${stopPriceOffset}`;
  const strategy = orderStrategyType === "SINGLE" ? undefined : orderStrategyType;
  return [strategy, orderType, price, stop, trail, duration].filter((part) => part !== undefined).join(" ");
}
