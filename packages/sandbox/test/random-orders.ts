import { newYorkDay } from "../src/market/calendar/new-york.js";
import type { Instrument } from "../src/market/instrument.js";
import type { Market } from "../src/market/market.js";
import { expirationsOn } from "../src/market/options/expirations.js";
import { optionSymbol } from "../src/market/options/option-contract.js";
import type { OrderLeg, OrderRequest } from "../src/orders/order-request.js";
import type { TradingAccount } from "../src/trader/trader.js";

/** From 0 to 1, the same numbers for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

const symbols = ["AAPL", "KO", "SPY", "VTI", "NVDA", "INTC"];
const sharesTypes = [
  "MARKET",
  "LIMIT",
  "LIMIT",
  "STOP",
  "STOP_LIMIT",
  "TRAILING_STOP",
  "TRAILING_STOP_LIMIT",
];
const closeTypes = ["MARKET_ON_CLOSE", "LIMIT_ON_CLOSE"];
const durations = ["DAY", "DAY", "GOOD_TILL_CANCEL", "FILL_OR_KILL", "IMMEDIATE_OR_CANCEL", "END_OF_WEEK"];

/** Orders of every kind, sensible and senseless ones. */
export function randomOrders(market: Market, random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const near = (price: number, spread: number): number =>
    Math.max(0.01, Number((price * (1 + (random() - 0.5) * spread)).toFixed(2)));
  const single = (terms: OrderRequest["terms"], legs: readonly OrderLeg[]): OrderRequest => ({
    orderStrategyType: "SINGLE",
    terms: { session: "NORMAL", duration: "DAY", ...terms },
    legs,
    children: [],
  });
  const share = (instruction: string, instrument: Instrument, quantity: number): OrderLeg => ({
    orderLegType: "EQUITY",
    instruction,
    quantity,
    instrument,
  });
  const option = (instruction: string, instrument: Instrument, quantity: number): OrderLeg => ({
    orderLegType: "OPTION",
    instruction,
    quantity,
    instrument,
  });

  function security(symbol: string): Instrument {
    const found = market.security(symbol);
    if (found === undefined) throw new Error(`no ${symbol}`);
    return found;
  }

  function shares(account: TradingAccount, time: number): OrderRequest {
    const instrument = security(pick(symbols));
    const held = account.ledger.holding(instrument.symbol)?.quantity ?? 0;
    const opening = held === 0 ? ["BUY", account.data.type === "MARGIN" ? "SELL_SHORT" : "BUY"] : [];
    const sensible = held > 0 ? ["BUY", "SELL"] : held < 0 ? ["SELL_SHORT", "BUY_TO_COVER"] : opening;
    const instruction = pick(random() < 0.9 ? sensible : ["BUY", "SELL", "SELL_SHORT", "BUY_TO_COVER"]);
    const most = random() < 0.9 ? Math.max(20, Math.abs(held) / 2) : 5000;
    const { last } = market.tape(instrument, time).at(time);
    const orderType = pick([...sharesTypes, ...closeTypes]);
    const isLimit = orderType === "LIMIT";
    return single(
      {
        orderType,
        session: isLimit ? pick(["NORMAL", "NORMAL", "AM", "PM", "SEAMLESS"]) : "NORMAL",
        duration: closeTypes.includes(orderType) ? "DAY" : pick(durations),
        price: near(last, 0.02),
        stopPrice: near(last, 0.02),
        priceOffset: 0.1,
        stopPriceOffset: pick([0.2, 1]),
        stopPriceLinkType: pick(["VALUE", "PERCENT"]),
        stopPriceLinkBasis: pick(["LAST", "BID", "ASK"]),
        ...(random() < 0.1 && { specialInstruction: "ALL_OR_NONE" }),
      },
      [share(instruction, instrument, Math.max(1, Math.ceil(random() * most)))],
    );
  }

  /** One option, or two with the strikes beside each other, of one that is listed now. */
  function options(account: TradingAccount, time: number): OrderRequest {
    const held = account.ledger.holdings().filter(({ instrument }) => instrument.kind === "OPTION");
    if (held.length > 0 && random() < 0.4) {
      const { instrument, quantity } = pick(held);
      const instruction = quantity > 0 ? "SELL_TO_CLOSE" : "BUY_TO_CLOSE";
      return single({ orderType: "MARKET" }, [
        option(instruction, instrument, Math.ceil(Math.abs(quantity))),
      ]);
    }
    const underlying = pick(
      market.instruments.filter(({ symbol }) => ["AAPL", "MSFT", "SPY"].includes(symbol)),
    );
    const listing = underlying.options;
    if (listing === undefined) throw new Error("no options");
    const expiration = pick(expirationsOn(listing, newYorkDay(time)).slice(1, 4));
    const spot = market.tape(underlying, time).at(time).last;
    const low = Math.round(spot / listing.strikeStep + (random() - 0.5) * 4) * listing.strikeStep;
    const side = pick(["CALL", "PUT"] as const);
    const [one, two] = [low, low + listing.strikeStep].map((strike) =>
      security(optionSymbol(expiration, side, strike)),
    ) as [Instrument, Instrument];
    const contracts = pick([1, 2, 30]);
    const { bid, ask } = market.tape(one, time).at(time);
    if (random() < 0.5) {
      const isPurchase = random() < 0.4;
      const instruction = isPurchase ? "BUY_TO_OPEN" : "SELL_TO_OPEN";
      return single({ orderType: pick(["MARKET", "LIMIT"]), price: isPurchase ? ask : Math.max(0.01, bid) }, [
        option(instruction, one, contracts),
      ]);
    }
    const [bought, sold] = random() < 0.5 ? [one, two] : [two, one];
    const net = market.tape(bought, time).at(time).ask - market.tape(sold, time).at(time).bid;
    const price = Number(Math.max(0, Math.abs(net) + (random() - 0.5) * 0.1).toFixed(2));
    return single(
      { orderType: net > 0 ? "NET_DEBIT" : "NET_CREDIT", price, complexOrderStrategyType: "VERTICAL" },
      [option("BUY_TO_OPEN", bought, contracts), option("SELL_TO_OPEN", sold, contracts)],
    );
  }

  return function order(account: TradingAccount, time: number): OrderRequest {
    const kind = random();
    const leaf = (): OrderRequest => (random() < 0.35 ? options(account, time) : shares(account, time));
    if (kind < 0.8) return leaf();
    const oco: OrderRequest = {
      orderStrategyType: "OCO",
      terms: {},
      legs: [],
      children: [shares(account, time), shares(account, time)],
    };
    return kind < 0.9
      ? oco
      : { ...leaf(), orderStrategyType: "TRIGGER", children: [random() < 0.5 ? oco : leaf()] };
  };
}
