import { ArgumentError } from "@schwab-kit/core";
import type { OrderRequest, OrderRequestLeg, OrderSpec } from "@schwab-kit/http-client";
import { frozenOrder, orderedMembers } from "./copy-order.js";
import { decimalText } from "./decimal.js";
import { orderMembers } from "./order-members.js";
import { fitsPrice } from "./price.js";

const ownName = "@schwab-kit/orders";

export interface CodeForOrderOptions {
  /** Unless given, `typescript`. */
  readonly language?: "typescript" | "json";
  /** What the order is called in the TypeScript; unless given, `order`. */
  readonly variableName?: string;
}

/**
 * The code that makes an order: TypeScript that uses this package, or JSON as Schwab takes it. The same order gives
 * the same text each time. With `fromOrder` it is the code of a past order. Nothing is checked; the code's own
 * `build()` does that.
 * @throws ArgumentError `argument-invalid` for a variable name that is none, or a member that no builder sets
 */
export function codeForOrder(
  order: OrderSpec,
  { language = "typescript", variableName = "order" }: CodeForOrderOptions = {},
): string {
  const request = orderedMembers(frozenOrder(order));
  if (language === "json") return `${JSON.stringify(request, null, 2)}\n`;
  if (!/^[A-Za-z_$][\w$]*$/.test(variableName)) {
    throw new ArgumentError("argument-invalid", `variableName: ${JSON.stringify(variableName)} is no name.`);
  }
  return `import { OrderBuilder } from ${JSON.stringify(ownName)};\n\nexport const ${variableName} = ${builderOf(request, "")};\n`;
}

function builderOf(order: OrderRequest, indent: string): string {
  const inner = `${indent}  `;
  return ["new OrderBuilder()", ...callsOf(order, inner)].join(`\n${inner}`);
}

function callsOf(order: OrderRequest, indent: string): string[] {
  return Object.entries(order).flatMap(([member, value]) => {
    if (member === "orderLegCollection") return (order.orderLegCollection ?? []).map(legCall);
    if (member === "childOrderStrategies") {
      const inner = `${indent}  `;
      return (order.childOrderStrategies ?? []).map(
        (child) => `.addChildOrderStrategy(\n${inner}${builderOf(child, inner)},\n${indent})`,
      );
    }
    if (!Object.hasOwn(orderMembers, member)) {
      throw new ArgumentError(
        "argument-invalid",
        `${member}: no builder sets such a member. JSON can hold it.`,
      );
    }
    return [`.${setter(member, value)}(${JSON.stringify(value)})`];
  });
}

/** A price with more decimals than Schwab takes is copied, as it was to get where it is. */
function setter(member: string, value: unknown): string {
  const isCopied = ["price", "stopPrice"].includes(member) && !fitsPrice(decimalText(value) ?? "");
  return `${isCopied ? "copy" : "set"}${member.charAt(0).toUpperCase()}${member.slice(1)}`;
}

function legCall({ instruction, quantity, instrument, ...options }: OrderRequestLeg): string {
  const add = { EQUITY: "addEquityLeg", OPTION: "addOptionLeg" }[String(instrument?.assetType)];
  if (add === undefined) {
    throw new ArgumentError(
      "argument-invalid",
      `orderLegCollection: no builder adds a leg of ${instrument?.assetType}. JSON can hold it.`,
    );
  }
  const extras = Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const values = [instruction, instrument.symbol, quantity].map((value) => JSON.stringify(value));
  if (extras.length > 0) values.push(`{ ${extras.join(", ")} }`);
  return `.${add}(${values.join(", ")})`;
}
