import type { ActivityFeed } from "../../activity/activity-feed.js";
import { activityMessages } from "../../activity/activity-messages.js";

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
  let kept: ActivityItem[] = [];
  let latest = 0;
  feed.subscribe((activity) => {
    for (const { messageType, message } of activityMessages(activity)) {
      latest += 1;
      kept.push({ seq: latest, 1: message.AccountNumber, 2: messageType, 3: JSON.stringify(message) });
    }
    // Cut only now and then, since that moves all the others.
    if (kept.length > 2 * keptMessages) kept = kept.slice(-keptMessages);
  });
  return {
    after(seq) {
      const missed = Math.max(0, Math.min(latest - seq, keptMessages, kept.length));
      return missed === 0 ? [] : kept.slice(-missed);
    },
  };
}
