import { unlessAborted } from "@schwab-kit/core/support";
import type { CallOptions } from "../call-options.js";
import { notSent } from "../not-sent.js";
import type { OrderRequest } from "../types/order-request.js";

/** An order that is about to be sent. */
export interface OrderToPlace {
  readonly accountHash: string;
  /** What will be sent. A copy: changing it changes nothing. */
  readonly order: OrderRequest;
  /** The id of the order that it will replace; undefined for a new one. */
  readonly replaces: string | undefined;
}

/** Looks at an order before it is sent, and throws, or rejects, to have it not sent. */
export type BeforePlace = (toPlace: OrderToPlace) => void | Promise<void>;

export interface PlaceOrderOptions extends CallOptions {
  /** Asked after the client's own `beforePlace`. What either throws is the caller's, and nothing was sent. */
  readonly beforePlace?: BeforePlace | undefined;
}

/**
 * Asks one after the other.
 * @throws whatever they throw, the signal's reason, or ArgumentError `argument-invalid` for one that is no
 * function or gives something: `false` or a list of findings is no refusal, and must not pass for consent
 */
export async function askBeforePlace(
  asked: readonly BeforePlace[],
  toPlace: OrderToPlace,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const beforePlace of asked) {
    if (typeof beforePlace !== "function") {
      throw notSent("beforePlace must be a function.");
    }
    const copy = { ...toPlace, order: structuredClone(toPlace.order) };
    const given: unknown = await unlessAborted(beforePlace(copy), signal);
    if (given === undefined) continue;
    throw notSent("beforePlace must give nothing, and throw to refuse an order.");
  }
}
