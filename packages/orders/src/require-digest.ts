import { ArgumentError } from "@schwab-kit/core";
import type { BeforePlace } from "@schwab-kit/http-client";
import { digestOf } from "./digest-of.js";
import { OrderChangedError } from "./order-changed-error.js";

/**
 * For `placeOrder`'s or `replaceOrder`'s `beforePlace`: only the order that has this digest is sent. It rejects with
 * OrderChangedError `order-changed` for any other.
 * @param digest what `digestOf` gave for the order that was previewed
 * @throws ArgumentError `argument-invalid` for what is no digest
 */
export function requireDigest(digest: string): BeforePlace {
  if (typeof digest !== "string" || !/^[0-9a-f]{64}$/i.test(digest)) {
    throw new ArgumentError(
      "argument-invalid",
      "digest: expected the 64 hexadecimal digits that digestOf gives. Nothing was sent.",
    );
  }
  const expected = digest.toLowerCase();
  return async ({ order }) => {
    const actual = await digestOf(order);
    if (actual !== expected) throw new OrderChangedError(expected, actual);
  };
}
