import type { StreamReason } from "@schwab-kit/streaming";
import type { Light } from "./stream-status.js";

/** Why it is not live, for who looks at the page. */
const reasonWords: Partial<Record<StreamReason, string>> = {
  network: "the connection ended",
  silence: "Schwab's streamer fell silent",
  sleep: "this computer was asleep",
  garbage: "what came could not be read",
  "stopped-by-schwab": "Schwab ended the connection",
  "not-logged-in": "Schwab lost the stream's login",
  "login-denied": "Schwab denied the stream's login",
  "login-required": "the login is over",
  "login-failed": "the stream's login failed",
};

const because = (reason: StreamReason): string => reasonWords[reason] ?? "it ended";

/** What the connection light says. Of what takes its time only what it is, not how long it still takes. */
export function lightWords(light: Light): string {
  switch (light.is) {
    case "off":
      return "Not streaming: nobody is signed in";
    case "silent":
      return "Silent: the tab that holds the stream gives no answer";
    case "connecting":
      return "Connecting to the stream";
    case "live":
      return light.heldBy === "this tab" ? "Live: this tab holds the stream" : "Live, by another tab";
    case "interrupted":
      return `Interrupted: ${because(light.reason)}`;
    case "stopped":
      return light.reason === "taken-over"
        ? "Off: another program took the stream over"
        : `Off: ${because(light.reason)}`;
  }
}
