import { ArgumentError } from "@schwab-kit/core";
import { isObject } from "@schwab-kit/core/support";
import { notSent } from "./not-sent.js";
import type { OrderRequest } from "./types/order-request.js";

/** An order to send: as Schwab takes it, or something that builds one. */
export type OrderSpec = OrderRequest | { build(): OrderRequest };

/**
 * The order as it will be sent. A copy: what is looked for afterwards is what was sent, whatever became of
 * the caller's object.
 * @throws ArgumentError `argument-invalid`, or whatever `build()` throws
 */
export function orderBody(order: OrderSpec): OrderRequest {
  const built: unknown = isBuilder(order) ? order.build() : order;
  if (!isObject(built)) {
    throw wrongOrder("order: expected an object, or something whose build() gives one");
  }
  return JSON.parse(written(built));
}

function isBuilder(order: unknown): order is { build(): unknown } {
  return isObject(order) && typeof order["build"] === "function";
}

function written(order: object): string {
  let text: string;
  try {
    text = JSON.stringify(order, (member, value: unknown) => {
      // JSON has no such number and would say null: an order without the price it should have.
      if (typeof value === "number" && !Number.isFinite(value)) {
        throw wrongOrder(`order: ${member} is ${value}`);
      }
      return value;
    });
  } catch (error) {
    if (error instanceof ArgumentError) throw error;
    throw wrongOrder("order: it can't be written as JSON (a bigint, or an object within itself)");
  }
  return text;
}

function wrongOrder(what: string): ArgumentError {
  return notSent(`${what}.`);
}
