import type { Instrument } from "../market/instrument.js";
import type { Execution, OrderBook, OrderStatus, Progress, StoredOrder } from "../orders/order-book.js";
import { orderStatuses } from "../orders/order-words.js";
import type { Fees } from "../transactions/fees.js";
import type { Ledger, LedgerEntry } from "../transactions/ledger.js";
import { BrokenState, type JsonReader } from "./read-json.js";

/** A security by its symbol, options of any time included. */
type Security = (symbol: string) => Instrument | undefined;

/** Puts what was saved of one account into a new one. @throws BrokenState */
export function loadAccount(saved: JsonReader, ledger: Ledger, orders: OrderBook, security: Security): void {
  for (const entry of saved.list("entries")) ledger.add(entryOf(entry, security));
  for (const order of saved.list("orders")) loadOrder(order, undefined, orders, security);
}

function loadOrder(
  saved: JsonReader,
  parent: StoredOrder | undefined,
  orders: OrderBook,
  security: Security,
): void {
  const request = saved.object("request");
  const order: StoredOrder = {
    orderId: saved.number("orderId"),
    enteredTime: saved.number("enteredTime"),
    request: {
      orderStrategyType: request.oneOf("orderStrategyType", ["SINGLE", "OCO", "TRIGGER"]),
      terms: request.object("terms").members(),
      legs: request.list("legs").map((leg) => ({
        orderLegType: leg.text("orderLegType"),
        instruction: leg.text("instruction"),
        quantity: leg.number("quantity"),
        instrument: instrumentOf(leg, security),
      })),
      children: [],
    },
    parent,
    children: [],
    status: saved.oneOf("status", orderStatuses) as OrderStatus,
    statusDescription: saved.optionalText("statusDescription"),
    closeTime: saved.optionalNumber("closeTime"),
    filled: saved.number("filled"),
    executions: saved.list("executions").map(executionOf),
    progress: progressOf(saved.optionalObject("progress")),
    needs: needsOf(saved.optionalObject("needs")),
  };
  parent?.children.push(order);
  orders.restore(order);
  for (const child of saved.list("children")) loadOrder(child, order, orders, security);
}

function executionOf(saved: JsonReader): Execution {
  return {
    executionType: saved.oneOf("executionType", ["FILL", "CANCELED"]),
    activityId: saved.number("activityId"),
    time: saved.number("time"),
    quantity: saved.number("quantity"),
    prices: saved.numbers("prices"),
  };
}

function progressOf(saved: JsonReader | undefined): Progress | undefined {
  const extreme = saved?.optionalNumber("extreme");
  return (
    saved && {
      from: saved.number("from"),
      deadline: saved.number("deadline"),
      triggered: saved.boolean("triggered"),
      ...(extreme !== undefined && { extreme }),
    }
  );
}

function needsOf(saved: JsonReader | undefined): StoredOrder["needs"] {
  return saved && { funds: saved.number("funds"), units: numbersOf(saved.object("units")) };
}

function entryOf(saved: JsonReader, security: Security): LedgerEntry {
  const type = saved.oneOf("type", ["TRADE", "RECEIVE_AND_DELIVER", "ACH_RECEIPT", "DIVIDEND_OR_INTEREST"]);
  const activity = { activityId: saved.number("activityId"), time: saved.number("time") };
  if (type === "ACH_RECEIPT" || type === "DIVIDEND_OR_INTEREST") {
    const symbol = saved.optionalText("symbol");
    const dollars = saved.number("dollars");
    return { type, ...activity, dollars, description: saved.text("description"), ...(symbol && { symbol }) };
  }
  const transfer = {
    ...activity,
    instrument: instrumentOf(saved, security),
    quantity: saved.number("quantity"),
    price: saved.number("price"),
    positionEffect: saved.oneOf("positionEffect", ["OPENING", "CLOSING"]),
    closingPrice: saved.number("closingPrice"),
  };
  if (type === "RECEIVE_AND_DELIVER") return { type, ...transfer, description: saved.text("description") };
  return {
    type,
    ...transfer,
    orderId: saved.number("orderId"),
    fees: numbersOf(saved.object("fees")) as Fees,
  };
}

function numbersOf(saved: JsonReader): Record<string, number> {
  return Object.fromEntries(Object.keys(saved.members()).map((name) => [name, saved.number(name)]));
}

function instrumentOf(saved: JsonReader, security: Security): Instrument {
  const symbol = saved.text("instrument");
  const found = security(symbol);
  if (found === undefined) throw new BrokenState(`${saved.at}.instrument is no security: ${symbol}.`);
  return found;
}
