import { expect, test } from "vitest";
import { postOrder, previewOrder, putOrder } from "../src/operations/order-writes.js";
import { cancelOrder, getOrder } from "../src/operations/orders.js";
import { hash } from "./order-book-server.js";

test("what changes an account's orders says so, and what only looks doesn't", () => {
  const writes = [postOrder(hash, {}), putOrder(hash, 12, {}), cancelOrder(12, hash)];
  expect(writes.map(({ changesOrdersOf }) => changesOrdersOf)).toEqual([hash, hash, hash]);
  const others = [previewOrder(hash, {}), getOrder(12, hash)];
  expect(others.map(({ changesOrdersOf }) => changesOrdersOf)).toEqual([undefined, undefined]);
});
