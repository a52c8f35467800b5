import type { ActivityFeed } from "../../activity/activity-feed.js";
import { activityMessages } from "../../activity/activity-messages.js";
import { keepNewest } from "../../keep-newest.js";

/** One message of the account activity, with its fields by number. */
export interface ActivityItem {
  /** From 1, without gaps, for all accounts together. */
  readonly seq: number;
  /** The account's number. */
  readonly 1: string;
  /** The message's type. */
  readonly 2: string;
  /** The message as JSON text. */
  readonly 3: string;
}

/** Messages that are kept for those who come back: some hundreds of orders' lives. */
export const keptMessages = 5000;

/** Everything that happens to orders from now on, numbered. */
export interface ActivityLog {
  /** Those with a greater `seq`, in order, as far as they are still kept. */
  after(seq: number): readonly ActivityItem[];
}

export function createActivityLog(feed: ActivityFeed): ActivityLog {
  const kept = new Map<number, ActivityItem>();
  let latest = 0;
  feed.subscribe((activity) => {
    for (const { messageType, message } of activityMessages(activity)) {
      latest += 1;
      const item = { seq: latest, 1: message.AccountNumber, 2: messageType, 3: JSON.stringify(message) };
      kept.set(latest, item);
      keepNewest(kept, keptMessages);
    }
  });
  return {
    // Mostly there is nothing new, and nothing to be copied.
    after: (seq) => (seq >= latest ? [] : [...kept.values()].slice(seq - latest)),
  };
}
