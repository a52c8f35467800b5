import { isObject } from "@schwab-kit/core/support";
import type { Open } from "@schwab-kit/http-client";
import { type ActivityData, type ActivityValue, readActivity } from "./activity-values.js";
import type { FieldTable } from "./field-table.js";
import { type ItemDraft, openItem, stateProblem } from "./open-item.js";
import { namesByNumber, relabel } from "./relabel.js";
import type { StreamItem } from "./stream-item.js";

/** What happened to an order, or a word about the subscription itself. Schwab adds types without notice. */
export type AccountActivityMessageType = Open<
  | "SUBSCRIBED"
  | "ERROR"
  | "OrderCreated"
  | "OrderAccepted"
  | "OrderMonitorCreated"
  | "OrderMonitorUpdated"
  | "OrderMonitorCompleted"
  | "ExecutionRequested"
  | "ExecutionRequestCreated"
  | "ExecutionRequestCompleted"
  | "ExecutionCreated"
  | "OrderFillCompleted"
  | "CancelAccepted"
  | "CancelRejected"
  | "ChangeCreated"
  | "ChangeAccepted"
  | "ChangeRejected"
  | "OrderUROutCompleted"
  | "OrderRejected"
  | "OrderExpired"
>;

/** One message about an account. */
export interface AccountActivity extends StreamItem {
  /** Field 0, when Schwab sends it; most often it sends `key` alone. */
  readonly subscriptionKey?: string;
  /** The number of the account, as the message's envelope has it. */
  readonly account?: string;
  readonly messageType?: AccountActivityMessageType;
  /** The message as Schwab sent it: JSON, nothing, or words. */
  readonly messageData?: string | null;
  /** What the message holds, if it is JSON: all of it, with decimals and times read. */
  readonly data?: ActivityValue;
  /** The order's number. Text, for it has more digits than some numbers hold. */
  readonly schwabOrderId?: string;
  /** The number of the account, as the message itself has it. */
  readonly accountNumber?: string;
  /** What the event calls itself. */
  readonly eventType?: string;
  /** The event itself: the one object in `data.BaseEvent`, whose name there differs from type to type. */
  readonly event?: ActivityData;
}

/** What `fields` may name. */
export type AccountActivityField = "subscriptionKey" | "account" | "messageType" | "messageData";

export const accountActivity: FieldTable<AccountActivityField> = {
  names: ["subscriptionKey", "account", "messageType", "messageData"],
  aliases: {},
};

const names = namesByNumber(accountActivity.names);

export function decodeAccountActivity(wire: unknown, timestamp: number): AccountActivity {
  const { item, members } = openItem(wire, timestamp);
  relabel(item, members, names);
  const text = item["messageData"];
  if (text === undefined || text === null || text === "" || text === "NULL") return item;
  const parsed = parse(text);
  if (parsed === undefined) {
    // Errors come as words.
    if (item["messageType"] !== "ERROR") stateProblem(item, wire, "The message's data is no JSON.");
    return item;
  }
  addData(item, wire, parsed.value);
  return item;
}

function parse(text: unknown): { value: unknown } | undefined {
  if (typeof text !== "string") return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function addData(item: ItemDraft, wire: unknown, parsed: unknown): void {
  const unread: string[] = [];
  const data = readActivity(parsed, unread);
  item["data"] = data;
  if (unread.length > 0) {
    stateProblem(item, wire, `These could not be read and are left as they came: ${unread.join(", ")}.`);
  }
  if (!isObject(data)) return;
  addId(item, "schwabOrderId", data["SchwabOrderID"]);
  addId(item, "accountNumber", data["AccountNumber"]);
  if (!isObject(data["BaseEvent"])) return;
  const { EventType: eventType, ...others } = data["BaseEvent"];
  if (typeof eventType === "string") item["eventType"] = eventType;
  const events = Object.values(others).filter(isObject);
  if (events.length === 1) item["event"] = events[0];
}

/** A number that has lost digits would name another order. */
function addId(item: ItemDraft, member: string, id: unknown): void {
  if (typeof id === "string") item[member] = id;
  else if (Number.isSafeInteger(id)) item[member] = String(id);
}
