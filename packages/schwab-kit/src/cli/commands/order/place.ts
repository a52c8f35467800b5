import {
  type BeforePlace,
  type Order,
  OrderOutcomeUnknownError,
  OrderStatus,
  type PlacedOrder,
} from "@schwab-kit/http-client";
import { OrderBuilder, requireDigest, withinLimits } from "@schwab-kit/orders";
import type { Client } from "../../../client.js";
import { exitCodes } from "../../exit-codes.js";
import { interruptible } from "../../interruptible.js";
import { withClient } from "../../open-client.js";
import { accountOf } from "../../order/account-of.js";
import { allowTrading } from "../../order/allow-trading.js";
import { limitsOf } from "../../order/limits.js";
import type { PlaceFlags } from "../../order/order-flags.js";
import { printOrders } from "../../order/order-table.js";
import { outcomeOf, tellWhy } from "../../order/outcome.js";
import { readOrder } from "../../order/read-order.js";
import { withProgress } from "../../progress.js";
import { printJson, printLine } from "../../report.js";
import { preview } from "./preview.js";

/** Places an order, or with `replaces` puts it in the place of that one; without `--yes` only shows what it would be. */
export async function place(symbol: string | undefined, flags: PlaceFlags, replaces?: string): Promise<void> {
  if (flags.yes !== true) return await preview(symbol, flags);
  allowTrading(flags, process.env);
  const guardsOf = readGuards(flags);
  const order = new OrderBuilder(await readOrder(symbol, flags)).build({ force: flags.force === true });
  await interruptible((signal) =>
    withClient(flags, async (client) => {
      const hash = await accountOf(client, flags.account);
      const options = { signal, beforePlace: allOf(guardsOf(client)) };
      const placing =
        replaces === undefined
          ? client.placeOrder(hash, order, options)
          : client.replaceOrder(hash, replaces, order, options);
      const { orderId } = await withProgress("Placing the order", toldWhenUnknown(placing));
      const done = replaces === undefined ? "" : `, in place of ${replaces}`;
      if (!flags.json) printLine(`Placed order ${orderId}${done}.`);
      const placed = await outcomeOf(client, hash, orderId, { wait: flags.wait, signal });
      if (flags.json) printJson({ orderId, order: placed ?? null });
      else if (placed !== undefined) printOrders([placed]);
      if (placed !== undefined) judge(placed);
    }),
  );
}

/** Reads at once what is required of the order, so that a mistake in it is refused before anything else. */
function readGuards(flags: PlaceFlags): (client: Client) => BeforePlace[] {
  const digest = flags.digest === undefined ? [] : [requireDigest(flags.digest)];
  const limits = limitsOf(flags, process.env);
  return (client) => [
    ...digest,
    ...limits.map((one) => withinLimits(one, (symbols) => client.getQuotes(symbols))),
  ];
}

function allOf(guards: readonly BeforePlace[]): BeforePlace {
  return async (toPlace) => {
    for (const guard of guards) await guard(toPlace);
  };
}

async function toldWhenUnknown(placing: PromiseLike<PlacedOrder>): Promise<PlacedOrder> {
  try {
    return await placing;
  } catch (error) {
    if (error instanceof OrderOutcomeUnknownError) {
      process.stderr.write(
        "The order may have been placed. Do not run this again before you know: " +
          "schwab orders lists what Schwab has.\n",
      );
    }
    throw error;
  }
}

function judge(order: Order): void {
  tellWhy(order);
  if (order.status === OrderStatus.REJECTED) process.exitCode = exitCodes.failed;
}
