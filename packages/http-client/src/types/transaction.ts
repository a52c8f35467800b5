import type { TransactionType } from "../enums/transactions.js";
import type { Open } from "./open.js";
import type { TransferItem } from "./transfer-item.js";

/** Something that moved money or holdings. Times are written `2024-06-06T13:46:03+0000`. */
export interface Transaction {
  /** Names the transaction. A number on the wire; compare with `String(…)`. */
  activityId?: number;
  time?: string;
  tradeDate?: string;
  settlementDate?: string;
  /** A string by Schwab's specification; numbers have been seen. Compare with `String(…)`. */
  accountNumber?: string | number;
  type?: TransactionType;
  activityType?: Open<"ACTIVITY_CORRECTION" | "EXECUTION" | "ORDER_ACTION" | "TRANSFER" | "UNKNOWN">;
  status?: Open<"VALID" | "INVALID" | "PENDING" | "UNKNOWN">;
  subAccount?: Open<"CASH" | "MARGIN" | "SHORT" | "DIV" | "INCOME" | "UNKNOWN">;
  description?: string;
  /** Absent for what no order caused, such as a dividend. */
  orderId?: number;
  positionId?: number;
  /** Dollars, below zero for what was paid. */
  netAmount?: number;
  /** What moved: the security, the money, and each fee. */
  transferItems?: TransferItem[];
  /** Mostly absent in live answers. */
  user?: TransactionUser;
}

export interface TransactionUser {
  cdDomainId?: string;
  login?: string;
  type?: Open<"ADVISOR_USER" | "BROKER_USER" | "CLIENT_USER" | "SYSTEM_USER" | "UNKNOWN">;
  userId?: number;
  systemUserName?: string;
  firstName?: string;
  lastName?: string;
  brokerRepCode?: string;
}
