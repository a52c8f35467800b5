import type { OrderBuilder } from "../src/index.js";
import * as all from "../src/index.js";

/** Templates by their names. */
const orders: typeof all = { ...all };

/** What the templates are tried with: strikes rise; `laterCall` has the lowest call's strike and a later day. */
export interface TemplateSymbols {
  readonly equity: string;
  readonly calls: readonly [string, string, string];
  readonly puts: readonly [string, string, string];
  readonly laterCall: string;
}

const single = ["BuyToOpen", "SellToOpen", "BuyToClose", "SellToClose"] as const;
const shares = ["Buy", "Sell", "SellShort", "BuyToCover"] as const;

/** One order of every template, by its name. */
export function everyTemplate(symbols: TemplateSymbols): Map<string, OrderBuilder> {
  const { equity, calls, puts, laterCall } = symbols;
  const [lowCall, midCall, highCall] = calls;
  const [lowPut, highPut] = puts;
  const made = new Map<string, OrderBuilder>();
  const add = (name: keyof typeof orders, order: OrderBuilder, variant = "") =>
    made.set(`${name}${variant}`, order);

  for (const side of shares) {
    const market = orders[`equity${side}Market`](equity, 2);
    const limit = orders[`equity${side}Limit`](equity, 2, "101.15");
    add(`equity${side}Market`, market);
    add(`equity${side}Limit`, limit);
    add("stopOrder", orders.stopOrder(market, "99.50"), ` ${side}`);
    add("stopLimitOrder", orders.stopLimitOrder(limit, "99.50"), ` ${side}`);
    const trail = { offset: "1.5", linkType: "PERCENT", linkBasis: "LAST" };
    add("trailingStopOrder", orders.trailingStopOrder(market, trail), ` ${side}`);
    add("marketOnClose", orders.marketOnClose(market), ` ${side}`);
    add("limitOnClose", orders.limitOnClose(limit), ` ${side}`);
  }
  for (const side of single) {
    add(`option${side}Market`, orders[`option${side}Market`](lowCall, 1));
    add(`option${side}Limit`, orders[`option${side}Limit`](lowCall, 1, "0.1234"));
  }
  for (const end of ["Open", "Close"] as const) {
    for (const [kind, [low, high]] of [["Call", calls] as const, ["Put", puts] as const]) {
      for (const view of ["bull", "bear"] as const) {
        add(`${view}${kind}Vertical${end}`, orders[`${view}${kind}Vertical${end}`](low, high, 2, "1.05"));
      }
    }
    for (const way of ["long", "short"] as const) {
      add(`${way}Straddle${end}`, orders[`${way}Straddle${end}`](lowCall, puts[2], 1, 2.5));
      add(`${way}Strangle${end}`, orders[`${way}Strangle${end}`](highCall, lowPut, 1, "1.50"));
    }
    const condor = {
      longPutSymbol: lowPut,
      shortPutSymbol: highPut,
      shortCallSymbol: midCall,
      longCallSymbol: highCall,
    };
    add(`ironCondor${end}`, orders[`ironCondor${end}`](condor, 3, "0.85"));
    const butterfly = { lowerSymbol: lowCall, middleSymbol: midCall, upperSymbol: highCall };
    add(`longButterfly${end}`, orders[`longButterfly${end}`](butterfly, 1, "0.40"));
    add(`calendar${end}`, orders[`calendar${end}`](lowCall, laterCall, 1, "2.10"));
    add(`coveredCall${end}`, orders[`coveredCall${end}`](equity, lowCall, 2, "98.70"));
  }
  add("rollShort", orders.rollShort(lowCall, laterCall, 1, { netCredit: "1.20" }));
  add("rollShort", orders.rollShort(highCall, laterCall, 1, "even"), " even");
  add("rollLong", orders.rollLong(highCall, midCall, 1, { netDebit: 0.4 }));
  const entry = orders.equityBuyLimit(equity, 5, "100.00");
  const profit = orders.equitySellLimit(equity, 5, "110.00");
  const loss = orders.stopOrder(orders.equitySellMarket(equity, 5), "95.00");
  add("oneCancelsOther", orders.oneCancelsOther(profit, loss));
  add("firstTriggersSecond", orders.firstTriggersSecond(entry, profit));
  add("bracket", orders.bracket(entry, profit, loss));
  return made;
}
