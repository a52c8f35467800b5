import { decimalOf, decimalText } from "../decimal.js";
import { fitsPrice } from "../price.js";
import type { Members, Note } from "./finding.js";
import { legsIn } from "./legs-in.js";

const limited = ["LIMIT", "LIMIT_ON_CLOSE", "STOP_LIMIT", "NET_DEBIT", "NET_CREDIT"];
/** Of the other types it isn't known what Schwab makes of a price. */
const priceless = ["MARKET", "MARKET_ON_CLOSE", "STOP", "TRAILING_STOP"];
const stopped = ["STOP", "STOP_LIMIT"];
const trailing = ["TRAILING_STOP", "TRAILING_STOP_LIMIT"];
const net = ["NET_DEBIT", "NET_CREDIT", "NET_ZERO"];

/** Whether the order has the prices that its type needs, no others, and such as Schwab takes. */
export function checkPrices(order: Members, note: Note): void {
  const type = String(order["orderType"]);
  const has = (member: string) => order[member] !== undefined;
  if (limited.includes(type) && !has("price")) note("price-missing", "price", `${type} needs a price`);
  if (priceless.includes(type) && has("price")) {
    note(
      "price-unused",
      "price",
      `${type} trades at any price: clear the price, or choose a type with a limit`,
    );
  }
  if (stopped.includes(type) && !has("stopPrice")) {
    note("stop-price-missing", "stopPrice", `${type} needs the price that sets it off`);
  }
  if (!type.includes("STOP") && has("orderType") && has("stopPrice")) {
    note("stop-price-unused", "stopPrice", `${type} knows no stop price: it would not wait for it`);
  }
  if (trailing.includes(type)) checkTrail(type, has, note);
  for (const member of ["price", "stopPrice", "activationPrice"]) checkPrice(order, member, type, note);
  checkNet(type, legsIn(order).length, note);
}

function checkTrail(type: string, has: (member: string) => boolean, note: Note): void {
  for (const member of ["stopPriceOffset", "stopPriceLinkBasis", "stopPriceLinkType"]) {
    if (!has(member))
      note("trail-incomplete", member, `${type} trails by an offset, in a unit, behind a price`);
  }
  if (type === "TRAILING_STOP_LIMIT" && !has("price") && !has("priceOffset")) {
    note("price-missing", "price", `${type} needs a price or a priceOffset`);
  }
}

function checkPrice(order: Members, member: string, type: string, note: Note): void {
  const text = decimalText(order[member]);
  const units = decimalOf(order[member])?.units;
  if (text === undefined || units === undefined) return;
  if (units < 0n || (units === 0n && type !== "NET_ZERO")) {
    note("price-positive", member, `${text} is not more than 0`);
  }
  if (!fitsPrice(text)) {
    note("price-decimals", member, `${text} has more decimals than two, or than four below one dollar`);
  }
}

function checkNet(type: string, legs: number, note: Note): void {
  if (net.includes(type) && legs === 1) {
    note("net-price-legs", "orderType", `${type} is a price of several legs together; one leg has a LIMIT`);
  }
  if (type === "LIMIT" && legs > 1) {
    note(
      "net-price-legs",
      "orderType",
      "several legs have a price together: NET_DEBIT, NET_CREDIT or NET_ZERO",
    );
  }
}
