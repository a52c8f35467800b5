import type { StreamEvent } from "@schwab-kit/streaming";

/** What a person should know who looks at the stream, if anything; the data has its own place. */
export function eventWords(event: StreamEvent): string | undefined {
  switch (event.type) {
    case "state":
      if (event.state === "connected") return "Connected.";
      if (event.state === "waiting") {
        return `The stream is interrupted (${event.reason}); next try in ${Math.ceil((event.inMs ?? 0) / 1000)} s.`;
      }
      return undefined;
    case "resubscribe-failed":
      return `${event.service} could not be subscribed to again: ${event.error.message}`;
    case "dropped":
      return `${event.count} messages of ${event.service} were left out: they came faster than they could be shown.`;
    case "handler-failed":
      return `A message of ${event.service} could not be shown: ${event.error}`;
    case "garbage":
      return "Schwab sent something that can't be read; it was left out.";
    default:
      return undefined;
  }
}
