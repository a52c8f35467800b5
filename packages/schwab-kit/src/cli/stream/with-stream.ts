import type { StreamClient, StreamEvent } from "@schwab-kit/streaming";
import type { Client } from "../../client.js";
import type { CommandFlags } from "../add-command.js";
import { withClient } from "../open-client.js";
import { untilToldToEnd } from "./until-told-to-end.js";

/**
 * Runs with a stream until Ctrl-C, SIGTERM, or nobody reads the output any more. What happens to the connection goes to
 * standard error.
 * @throws StreamError, LoginRequiredError and others when the stream has stopped for good
 */
export async function withStream(
  flags: CommandFlags,
  subscribe: (stream: StreamClient, client: Client) => Promise<void>,
): Promise<void> {
  const end = untilToldToEnd();
  try {
    await withClient(
      flags,
      async (client) => {
        process.stderr.write("Schwab allows one stream per user: this one ends another that is open.\n");
        const { streamClient } = await import("../../streaming.js");
        let stop = (_reason: unknown): void => {};
        const stopped = new Promise<never>((_, reject) => {
          stop = reject;
        });
        const onEvent = (event: StreamEvent): void => {
          tell(event);
          if (event.type === "state" && event.state === "stopped") stop(event.error);
        };
        const stream = streamClient(client, { onEvent });
        try {
          const subscribed = subscribe(stream, client);
          await Promise.race([subscribed.then(() => end.promise), end.promise, stopped]);
        } finally {
          await stream.close();
        }
      },
      { refreshAhead: "background" },
    );
  } finally {
    end.stopListening();
  }
}

/** What a person should know who looks at the stream; the data has its own place. */
function tell(event: StreamEvent): void {
  const text = wordsOf(event);
  if (text !== undefined) process.stderr.write(`${text}\n`);
}

function wordsOf(event: StreamEvent): string | undefined {
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
    case "garbage":
      return "Schwab sent something that can't be read; it was left out.";
    default:
      return undefined;
  }
}
