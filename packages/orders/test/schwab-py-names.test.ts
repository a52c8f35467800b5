import { expect, test } from "vitest";
import * as orders from "../src/index.js";

const camelCase = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** schwab-py's builder: what is set and cleared, and its other methods. */
const members = [
  "session",
  "duration",
  "order_type",
  "complex_order_strategy_type",
  "quantity",
  "destination_link_name",
  "stop_price",
  "stop_price_link_basis",
  "stop_price_link_type",
  "stop_price_offset",
  "stop_type",
  "price_link_basis",
  "price_link_type",
  "price",
  "activation_price",
  "special_instruction",
  "order_strategy_type",
];
const methods = [
  ...members.flatMap((member) => [`set_${member}`, `clear_${member}`]),
  "copy_price",
  "copy_stop_price",
  "add_equity_leg",
  "add_option_leg",
  "clear_order_legs",
  "add_child_order_strategy",
  "clear_child_order_strategies",
  "build",
];

/** schwab-py's templates. */
const ways = (kind: string, sides: string[]) =>
  sides.flatMap((side) => [`${kind}_${side}_market`, `${kind}_${side}_limit`]);
const templates = [
  ...ways("equity", ["buy", "sell", "sell_short", "buy_to_cover"]),
  ...ways("option", ["buy_to_open", "sell_to_open", "buy_to_close", "sell_to_close"]),
  ...["bull_call", "bear_call", "bull_put", "bear_put"].flatMap((kind) => [
    `${kind}_vertical_open`,
    `${kind}_vertical_close`,
  ]),
  "one_cancels_other",
  "first_triggers_second",
];

test("the builder has schwab-py's 42 methods", () => {
  expect(methods).toHaveLength(42);
  const builder = new orders.OrderBuilder() as unknown as Record<string, unknown>;
  expect(methods.filter((name) => typeof builder[camelCase(name)] !== "function")).toEqual([]);
});

test("there are schwab-py's 26 templates", () => {
  expect(templates).toHaveLength(26);
  const exported = new Set(Object.keys(orders));
  expect(templates.filter((name) => !exported.has(camelCase(name)))).toEqual([]);
});
