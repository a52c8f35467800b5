import { PositionEffect } from "../../enums/order-legs.js";
import { TransactionType } from "../../enums/transactions.js";
import type { Transaction, TransactionUser } from "../../types/transaction.js";
import type { TransferItem } from "../../types/transfer-item.js";
import { list, number, object, open, openEnum, type Shape, text, textOrNumber } from "../shape.js";
import { feeType } from "./fee-type.js";
import { transactionInstrument } from "./transaction-instrument.js";

const item: Shape<TransferItem> = object<TransferItem>({
  instrument: transactionInstrument,
  amount: number,
  cost: number,
  price: number,
  feeType,
  positionEffect: openEnum(PositionEffect),
});

const user: Shape<TransactionUser> = object<TransactionUser>({
  cdDomainId: text,
  login: text,
  type: open(["ADVISOR_USER", "BROKER_USER", "CLIENT_USER", "SYSTEM_USER", "UNKNOWN"]),
  userId: number,
  systemUserName: text,
  firstName: text,
  lastName: text,
  brokerRepCode: text,
});

export const transaction: Shape<Transaction> = object<Transaction>({
  activityId: number,
  time: text,
  tradeDate: text,
  settlementDate: text,
  accountNumber: textOrNumber,
  type: openEnum(TransactionType),
  activityType: open(["ACTIVITY_CORRECTION", "EXECUTION", "ORDER_ACTION", "TRANSFER", "UNKNOWN"]),
  status: open(["VALID", "INVALID", "PENDING", "UNKNOWN"]),
  subAccount: open(["CASH", "MARGIN", "SHORT", "DIV", "INCOME", "UNKNOWN"]),
  description: text,
  orderId: number,
  positionId: number,
  netAmount: number,
  transferItems: list(item),
  user,
});
