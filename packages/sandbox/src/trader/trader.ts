import { type ActivityFeed, createActivityFeed } from "../activity/activity-feed.js";
import { createEngine, type Engine } from "../engine/engine.js";
import { createReservations, type Reservations } from "../engine/reservations.js";
import type { Market } from "../market/market.js";
import { createOrderBook, type OrderBook } from "../orders/order-book.js";
import { loadAccount } from "../state/load-trader.js";
import { BrokenState, type JsonReader } from "../state/read-json.js";
import { saveAccount } from "../state/save-trader.js";
import type { SavedTrader } from "../state/saved-state.js";
import { feesOf } from "../transactions/fees.js";
import { createLedger, type Ledger } from "../transactions/ledger.js";
import { replayPast } from "../transactions/past.js";
import { type AccountData, accounts as accountData } from "./account-data.js";

/** One account of a running sandbox, with all that happens in it. */
export interface TradingAccount {
  readonly data: AccountData;
  readonly ledger: Ledger;
  readonly orders: OrderBook;
  readonly reservations: Reservations;
  readonly nextActivityId: () => number;
  /** A market order that is filled at once at the market's price of that time. A negative quantity sells. */
  trade(symbol: string, quantity: number, time: number): void;
}

/** The trading side of one sandbox: its accounts and everything that changes in them. */
export interface Trader {
  readonly engine: Engine;
  /** What happens to orders, for a streamer. */
  readonly activity: ActivityFeed;
  /** As they are now: whatever the market has done to their orders has happened. */
  accounts(): readonly TradingAccount[];
  /** By the hash that stands for the account number in paths. */
  find(hashValue: string): TradingAccount | undefined;
  /**
   * Puts purchases of one share, each sold at the same price at once, into the MARGIN account's past: one a
   * minute until now. Cash and holdings stay as they are.
   * @throws TypeError when that isn't a number of round trips it can take.
   */
  addRoundTrips(count: number): void;
  /** All that another trader needs to go on from here. */
  save(): SavedTrader;
}

/** Not held by the account that the round trips go to, and too cheap for one share's sale to cost a fee. */
const roundTripSymbol = "SCHD";

/** Transactions that one account keeps. */
const mostEntries = 50_000;

/** @param saved What another trader has saved; the accounts go on from there, in place of their past. */
export function createTrader(market: Market, now: () => number, saved?: JsonReader): Trader {
  const orderIds = counter(saved?.number("nextOrderId") ?? 1_005_700_000_001);
  const activityIds = counter(saved?.number("nextActivityId") ?? 114_400_000_001);
  const nextActivityId = activityIds.next;
  const start = now();
  const activity = createActivityFeed();
  const engine = createEngine({ market, now, feed: activity });
  let opened: readonly TradingAccount[] | undefined;

  // The past is worked out when it is first asked for, so that a sandbox starts at once.
  function accounts(): readonly TradingAccount[] {
    if (opened === undefined) {
      const accounts = accountData.map(openAccount);
      for (const account of accounts) begin(account);
      opened = accounts;
    }
    engine.catchUp();
    return opened;
  }

  function begin(account: TradingAccount): void {
    if (saved === undefined) {
      replayPast(account, start);
      return;
    }
    const { ledger, orders, data } = account;
    const own = saved.list("accounts").find((each) => each.text("accountNumber") === data.accountNumber);
    if (own === undefined) throw new BrokenState(`The account ${data.accountNumber} is missing.`);
    loadAccount(own, ledger, orders, market.security);
    engine.resume(account);
  }

  function openAccount(data: AccountData): TradingAccount {
    const ledger = createLedger();
    const orders = createOrderBook(orderIds.next);
    return {
      data,
      ledger,
      orders,
      reservations: createReservations(),
      nextActivityId,
      trade(symbol, quantity, time) {
        const instrument = market.instrument(symbol);
        if (instrument === undefined) throw new Error(`The sandbox's market has no ${symbol}.`);
        const { last: price, close: closingPrice } = market.snapshotOf(instrument, time);
        const activityId = nextActivityId();
        const { orderId } = orders.addFilled({ instrument, quantity, price, time, activityId });
        const fees = feesOf(instrument, quantity, price);
        ledger.add({
          type: "TRADE",
          activityId,
          time,
          orderId,
          instrument,
          quantity,
          price,
          positionEffect: quantity > 0 ? "OPENING" : "CLOSING",
          closingPrice,
          fees,
        });
      },
    };
  }

  return {
    engine,
    activity,
    accounts,
    save: () => ({
      accounts: accounts().map(saveAccount),
      nextOrderId: orderIds.coming(),
      nextActivityId: activityIds.coming(),
    }),
    find: (hashValue) => accounts().find(({ data }) => data.hashValue === hashValue),
    addRoundTrips(count) {
      const margin = accounts().filter(({ data }) => data.type === "MARGIN");
      const room = Math.min(
        ...margin.map(({ ledger }) => Math.floor((mostEntries - ledger.entries().length) / 2)),
      );
      if (!Number.isInteger(count) || count < 1 || count > room) {
        throw new TypeError(`The number of round trips must be a whole number from 1 to ${room}.`);
      }
      const last = now();
      for (const account of margin) {
        for (let minute = count - 1; minute >= 0; minute -= 1) {
          account.trade(roundTripSymbol, 1, last - minute * 60_000);
          account.trade(roundTripSymbol, -1, last - minute * 60_000);
        }
      }
    },
  };
}

interface Counter {
  next(): number;
  /** What `next` will give. */
  coming(): number;
}

function counter(first: number): Counter {
  let coming = first;
  return { next: () => coming++, coming: () => coming };
}
