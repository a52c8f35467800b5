import { ssidOf } from "../market/quotes/quote.js";
import type { AccountData } from "../trader/account-data.js";
import { tradedAsset } from "../trader/asset-of.js";
import { schwabTime } from "../trader/schwab-time.js";
import {
  type CashMovement,
  costOf,
  type Delivery,
  isTransfer,
  type LedgerEntry,
  netAmount,
  type Trade,
} from "./ledger.js";

type Json = Record<string, unknown>;

const dollars = {
  assetType: "CURRENCY",
  status: "ACTIVE",
  symbol: "CURRENCY_USD",
  description: "USD currency",
  instrumentId: 1,
  closingPrice: 0,
};

/** One transaction as Schwab sends it: without the `user` of its schema, and a dividend without an `orderId`. */
export function transactionOf(data: AccountData, entry: LedgerEntry): Json {
  const time = schwabTime(entry.time);
  return {
    activityId: entry.activityId,
    time,
    ...(entry.type !== "TRADE" && { description: entry.description }),
    accountNumber: data.accountNumber,
    type: entry.type,
    status: "VALID",
    subAccount: data.type,
    tradeDate: time,
    ...(isTransfer(entry) && { positionId: ssidOf(`${data.accountNumber} ${entry.instrument.symbol}`) }),
    ...(entry.type === "TRADE" && { orderId: entry.orderId }),
    netAmount: netAmount(entry),
    transferItems: isTransfer(entry) ? securityItems(entry) : cashItems(entry),
  };
}

function cashItems({ dollars: amount }: CashMovement): readonly Json[] {
  return [{ instrument: dollars, amount, cost: 0, price: 0 }];
}

/** The fees come first, each with what it took from the account, and the security last. */
function securityItems(entry: Trade | Delivery): readonly Json[] {
  const { instrument, quantity, price, closingPrice, positionEffect } = entry;
  const charged: Readonly<Record<string, number>> =
    entry.type === "TRADE" ? { COMMISSION: 0, ...entry.fees } : {};
  return [
    ...Object.entries(charged).map(([feeType, amount]) => ({
      instrument: dollars,
      amount,
      cost: amount === 0 ? 0 : -amount,
      feeType,
    })),
    {
      instrument: {
        ...tradedAsset(instrument),
        status: "ACTIVE",
        symbol: instrument.symbol,
        instrumentId: ssidOf(instrument.symbol),
        closingPrice,
      },
      amount: quantity,
      cost: -costOf(entry) + 0,
      price,
      positionEffect,
    },
  ];
}
