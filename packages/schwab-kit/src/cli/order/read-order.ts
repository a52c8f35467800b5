import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { ArgumentError } from "@schwab-kit/core";
import {
  Duration,
  EquityInstruction,
  OptionInstruction,
  type OrderRequest,
  type OrderType,
  Session,
} from "@schwab-kit/http-client";
import { OptionSymbol, OrderBuilder } from "@schwab-kit/orders";
import { oneOf } from "../check-flags.js";
import type { OrderFlags } from "./order-flags.js";

const equityLegs = {
  buy: EquityInstruction.BUY,
  sell: EquityInstruction.SELL,
  sellShort: EquityInstruction.SELL_SHORT,
  buyToCover: EquityInstruction.BUY_TO_COVER,
} as const;

const optionLegs = {
  buyToOpen: OptionInstruction.BUY_TO_OPEN,
  sellToOpen: OptionInstruction.SELL_TO_OPEN,
  buyToClose: OptionInstruction.BUY_TO_CLOSE,
  sellToClose: OptionInstruction.SELL_TO_CLOSE,
} as const;

/**
 * The order that a file, standard input, or the flags describe. It is not checked yet.
 * @throws ArgumentError `argument-invalid`
 */
export async function readOrder(symbol: string | undefined, flags: OrderFlags): Promise<OrderRequest> {
  const { file, ...terms } = pickOrderFlags(flags);
  if (file === undefined) return orderOfFlags(symbol, terms);
  if (symbol !== undefined || Object.values(terms).some((value) => value !== undefined)) {
    throw wrong("--file has the whole order: leave out the symbol and the flags of a leg and its terms");
  }
  return parsed(await contentOf(file));
}

function pickOrderFlags(flags: OrderFlags): OrderFlags {
  const { file, limit, stop, duration, session } = flags;
  const legs = Object.keys({ ...equityLegs, ...optionLegs }).map((name) => [name, flags[name as "buy"]]);
  return { ...Object.fromEntries(legs), ...{ file, limit, stop, duration, session } };
}

function orderOfFlags(symbol: string | undefined, flags: OrderFlags): OrderRequest {
  const { limit, stop } = flags;
  const [builder, ...others] = symbol === undefined ? [] : legsOn(termsOf(flags), symbol, flags);
  if (builder === undefined || others.length > 0) {
    throw wrong("an order is expected: one leg, such as --buy 10 AAPL --limit 181.15, or --file order.json");
  }
  const limited = limit === undefined ? builder : builder.setPrice(limit);
  const order = stop === undefined ? limited : limited.setStopPrice(stop);
  return order.build({ force: true });
}

/** One order for each flag that names a leg. */
function legsOn(terms: OrderBuilder, symbol: string, flags: OrderFlags): OrderBuilder[] {
  const equities = Object.entries(equityLegs).flatMap(([name, instruction]) => {
    const quantity = flags[name as keyof typeof equityLegs];
    return quantity === undefined ? [] : [terms.addEquityLeg(instruction, symbol, quantity)];
  });
  const options = Object.entries(optionLegs).flatMap(([name, instruction]) => {
    const quantity = flags[name as keyof typeof optionLegs];
    if (quantity === undefined) return [];
    return [terms.addOptionLeg(instruction, OptionSymbol.parseSymbol(symbol).build(), quantity)];
  });
  return [...equities, ...options];
}

function termsOf({ limit, stop, duration = "DAY", session = "NORMAL" }: OrderFlags): OrderBuilder {
  const orderType: OrderType =
    limit === undefined
      ? stop === undefined
        ? "MARKET"
        : "STOP"
      : stop === undefined
        ? "LIMIT"
        : "STOP_LIMIT";
  return new OrderBuilder({
    session: oneOf("--session", session, Session),
    duration: oneOf("--duration", duration, Duration),
    orderType,
    orderStrategyType: "SINGLE",
  });
}

async function contentOf(file: string): Promise<string> {
  try {
    return file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "it can't be read";
    throw wrong(`--file: ${file === "-" ? "standard input" : "the file"} can't be read (${code})`);
  }
}

function parsed(content: string): OrderRequest {
  let order: unknown;
  try {
    order = JSON.parse(content);
  } catch {
    throw wrong("--file: what it holds is no JSON");
  }
  if (typeof order === "object" && order !== null && !Array.isArray(order)) return order;
  throw wrong("--file: an order is expected, a JSON object");
}

function wrong(what: string): ArgumentError {
  return new ArgumentError("argument-invalid", `${what}. Nothing was sent.`);
}
