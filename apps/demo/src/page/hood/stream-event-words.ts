import type { StreamEvent } from "@schwab-kit/streaming";

/** What a stream client told, as a sentence. */
export function inWordsOfStream(event: StreamEvent): string {
  switch (event.type) {
    case "state": {
      const next = event.inMs === undefined ? "" : `; next try in ${Math.round(event.inMs)} ms`;
      return `The stream is ${event.state} (${event.reason})${next}`;
    }
    case "resubscribe-failed":
      return `${event.service} could not be brought back (${event.error.code}); again in ${event.inMs} ms`;
    case "handler-failed":
      return `The page failed at a message of ${event.service}; the others go on`;
    case "dropped":
      return `The page was too slow for ${event.service}: ${event.count} messages lost`;
    case "garbage":
      return "Schwab's streamer sent something that can't be read; it was skipped";
    case "unexpected-response":
      return `Schwab answered ${event.service} ${event.command} with ${event.code}, which nobody waited for`;
    case "notice":
      return `Schwab's streamer gave notice: ${event.service}, code ${event.code}`;
  }
}

/** Whether something is not as it should be. */
export function isStreamFailure(event: StreamEvent): boolean {
  return event.type === "state" ? event.error !== undefined : event.type !== "notice";
}
