import { expect, test } from "vitest";
import { lightWords } from "../src/page/stream/light-words.js";
import { type StateEvent, type StreamStatus, statusAfter } from "../src/page/stream/stream-status.js";

const event = (state: StateEvent["state"], reason: StateEvent["reason"], inMs?: number): StateEvent => ({
  type: "state",
  state,
  reason,
  inMs,
});

/** What the light shows after each of these events, beginning with a page that was just opened. */
function shown(events: readonly StateEvent[]): StreamStatus[] {
  let status: StreamStatus = { is: "connecting" };
  return events.map((one) => {
    status = statusAfter(status, one, 1_000);
    return status;
  });
}

test("what goes on during an interruption is the interruption, until it is live again", () => {
  expect(
    shown([
      event("connecting", "asked"),
      event("connected", "logged-in"),
      event("waiting", "silence", 500),
      event("connecting", "retry"),
      event("waiting", "network", 900),
      event("idle", "network"),
      event("connecting", "asked"),
      event("connected", "logged-in"),
      event("connecting", "sleep"),
      event("connected", "logged-in"),
      event("idle", "network"),
    ]),
  ).toEqual([
    { is: "connecting" },
    { is: "live" },
    { is: "interrupted", reason: "silence", nextTryAt: 1_500 },
    { is: "interrupted", reason: "silence" },
    { is: "interrupted", reason: "network", nextTryAt: 1_900 },
    { is: "interrupted", reason: "network" },
    { is: "interrupted", reason: "network" },
    { is: "live" },
    { is: "interrupted", reason: "sleep" },
    { is: "live" },
    { is: "interrupted", reason: "network" },
  ]);
});

test("a stopped stream connects when it is asked to", () => {
  expect(shown([event("stopped", "taken-over"), event("connecting", "asked")])).toEqual([
    { is: "stopped", reason: "taken-over" },
    { is: "connecting" },
  ]);
});

test("only a stream that is live is called so", () => {
  const heldBy = "this tab";
  const others = [
    lightWords({ is: "off" }),
    lightWords({ is: "silent" }),
    lightWords({ is: "connecting", heldBy }),
    lightWords({ is: "interrupted", reason: "network", heldBy }),
    lightWords({ is: "stopped", reason: "taken-over", heldBy }),
    lightWords({ is: "stopped", reason: "login-denied", heldBy }),
  ];
  expect(others.filter((words) => /live/i.test(words))).toEqual([]);
  expect(new Set(others).size).toBe(others.length);
  expect(lightWords({ is: "live", heldBy })).not.toBe(lightWords({ is: "live", heldBy: "another tab" }));
});
