import { StreamError, type StreamEvent } from "@schwab-kit/streaming";
import { expect, test } from "vitest";
import { eventWords } from "../src/cli/stream/event-words.js";

const error = new StreamError("stream-failure", "It failed.");

test.each<[StreamEvent, string | undefined]>([
  [{ type: "state", state: "connected", reason: "logged-in" }, "Connected."],
  [
    { type: "state", state: "waiting", reason: "network", inMs: 1_200 },
    "The stream is interrupted (network); next try in 2 s.",
  ],
  [{ type: "state", state: "connecting", reason: "retry" }, undefined],
  [
    { type: "resubscribe-failed", service: "NYSE_BOOK", error, inMs: 500 },
    "NYSE_BOOK could not be subscribed to again: It failed.",
  ],
  [
    { type: "handler-failed", service: "ACCT_ACTIVITY", error: new RangeError("Invalid time value") },
    "A message of ACCT_ACTIVITY could not be shown: RangeError: Invalid time value",
  ],
  [
    { type: "dropped", service: "CHART_EQUITY", because: "unfinished", count: 2 },
    "2 messages of CHART_EQUITY were left out: they came faster than they could be shown.",
  ],
  [{ type: "garbage", length: 7 }, "Schwab sent something that can't be read; it was left out."],
])("%j is told as: %s", (event, words) => {
  expect(eventWords(event)).toBe(words);
});
