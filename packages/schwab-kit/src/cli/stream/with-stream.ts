import type { StreamClient, StreamEvent } from "@schwab-kit/streaming";
import type { Client } from "../../client.js";
import type { CommandFlags } from "../add-command.js";
import { withClient } from "../open-client.js";
import { eventWords } from "./event-words.js";
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

function tell(event: StreamEvent): void {
  const text = eventWords(event);
  if (text !== undefined) process.stderr.write(`${text}\n`);
}
