import { buys, type OrderLeg, type OrderRequest, textIn } from "../orders/order-request.js";
import { opensPosition } from "../orders/order-words.js";
import type { AccountData } from "../trader/account-data.js";

/** `TRAILING_STOP` is `TrailingStop` in the stream. */
function camel(words: string): string {
  return words
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("");
}

export function orderTypeCode({ terms }: OrderRequest): string {
  return camel(textIn(terms, "orderType"));
}

export function timeInForce({ terms }: OrderRequest): string {
  return camel(textIn(terms, "duration"));
}

export function buySellCode(leg: OrderLeg): string {
  if (leg.instruction.startsWith("SELL_SHORT")) return "SellShort";
  return buys(leg) ? "Buy" : "Sell";
}

export function openCloseCode({ instruction }: OrderLeg): string {
  return opensPosition.has(instruction) ? "PC_Open" : "PC_Close";
}

export function assetTypeCode({ instrument }: OrderLeg): string {
  if (instrument.kind === "OPTION") return "MajorAssetType_Option";
  return instrument.kind === "ETF" ? "MajorAssetType_ETF" : "MajorAssetType_Equity";
}

export function accountingRuleCode({ instruction }: OrderLeg, { type }: AccountData): string {
  if (instruction.startsWith("SELL_SHORT")) return "ShortSale";
  return type === "CASH" ? "Cash" : "Margin";
}

const sessions: ReadonlyMap<string, string> = new Map([
  ["NORMAL", "REG"],
  ["AM", "AM"],
  ["PM", "PM"],
]);

export function sessionCode({ terms }: OrderRequest): string {
  return sessions.get(textIn(terms, "session")) ?? "SEAMLESS";
}
