import type { Order, OrderLeg } from "@schwab-kit/http-client";
import { shortNumber } from "../account-lines.js";
import { answerInMarketTime } from "../market-time.js";
import { type Column, printTable } from "../table.js";

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

/** Prints orders in a table, with their other legs and the orders that hang on them. */
export function printOrders(orders: readonly Order[]): void {
  printTable(
    columns,
    orders.flatMap((order) => orderRows(order, "")),
  );
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
