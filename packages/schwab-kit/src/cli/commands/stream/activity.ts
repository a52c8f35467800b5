import type { AccountActivity, ActivityData, ActivityValue } from "@schwab-kit/streaming";
import { shortNumber } from "../../account-lines.js";
import type { CommandFlags } from "../../add-command.js";
import { inMarketTime } from "../../market-time.js";
import { listed } from "../../stream/live-output.js";
import { printItem } from "../../stream/print-item.js";
import { withStream } from "../../stream/with-stream.js";
import type { Cell, Column } from "../../table.js";

const columns: readonly Column[] = [
  { title: "time (NY)", width: 16 },
  { title: "acct", width: 5 },
  { title: "order", width: 13 },
  { title: "what", width: 25 },
  { title: "detail" },
];

export async function streamActivity(flags: CommandFlags): Promise<void> {
  const output = listed(columns);
  await withStream(flags, async (stream) => {
    stream.on("ACCT_ACTIVITY", (message) => {
      if (flags.json) printItem("ACCT_ACTIVITY", message);
      // The first message says only that the subscription stands.
      else if (message.messageType !== "SUBSCRIBED") output.show([], [rowOf(message)]);
    });
    await stream.accountActivitySub();
  });
}

function rowOf({
  frameTimestamp,
  account,
  schwabOrderId,
  messageType,
  event,
}: AccountActivity): readonly Cell[] {
  return [inMarketTime(frameTimestamp), shortNumber(account), schwabOrderId, messageType, detailOf(event)];
}

/** `60 at 213.41` of an execution. */
function detailOf(event: ActivityData | undefined): string | undefined {
  const execution = event?.["ExecutionInfo"];
  const quantity = memberOf(execution, "ExecutionQuantity");
  const price = memberOf(execution, "ExecutionPrice");
  return price === undefined ? undefined : `${String(quantity)} at ${String(price)}`;
}

function memberOf(value: ActivityValue | undefined, name: string): ActivityValue | undefined {
  const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
  return isGroup ? (value as ActivityData)[name] : undefined;
}
