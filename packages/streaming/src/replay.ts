import { waitBefore } from "./backoff.js";
import { type Command, nameOf } from "./commands/command.js";
import { isSuccess } from "./commands/response-codes.js";
import type { Connection } from "./connection/connection.js";
import { endingOf, unreachable } from "./connection/ending.js";
import type { StreamService } from "./services/stream-service.js";
import type { StreamError } from "./stream-error.js";
import type { StreamEvent } from "./stream-event.js";
import type { StreamSettings } from "./stream-options.js";
import { sleep, within } from "./stream-timing.js";
import type { WantedSubscriptions } from "./wanted-subscriptions.js";

export interface ReplayParts {
  readonly settings: StreamSettings;
  readonly wanted: WantedSubscriptions;
  readonly tell: (event: StreamEvent) => void;
  /** Does something when no other command is under way. */
  readonly inTurn: (work: () => Promise<void>, signal: AbortSignal) => Promise<void>;
}

/**
 * Brings every subscription back on a new connection. What Schwab refuses is told and tried again after a while, as
 * long as the connection lives.
 */
export async function replay(parts: ReplayParts, connection: Connection): Promise<void> {
  const refused: (() => void)[] = [];
  for (const service of parts.wanted.services()) {
    const error = await resubscribe(parts, connection, service);
    if (error !== undefined) refused.push(() => bringBack(parts, connection, service, error));
  }
  for (const again of refused) again();
}

/**
 * Brings one service back, if something of it is subscribed to, between the other commands on a connection in use.
 * `refused` is by what Schwab has refused it already.
 */
export function bringBack(
  parts: ReplayParts,
  connection: Connection,
  service: StreamService,
  refused?: StreamError,
): void {
  // Refusals are told. It rejects when the connection has ended already, or the caller's backoff or timing threw.
  tryUntilBack(parts, connection, service, refused).catch((error: unknown) =>
    connection.cut(endingOf(error)),
  );
}

async function tryUntilBack(
  parts: ReplayParts,
  connection: Connection,
  service: StreamService,
  refused: StreamError | undefined,
): Promise<void> {
  const { settings, wanted, tell, inTurn } = parts;
  let error = refused;
  let refusals = 0;
  do {
    if (error !== undefined) {
      refusals += 1;
      const inMs = waitBefore(settings.backoff, refusals);
      tell({ type: "resubscribe-failed", service, error, inMs });
      await sleep(settings.timing, inMs, connection.over);
    }
    await inTurn(async () => {
      error = wanted.services().includes(service) ? await resubscribe(parts, connection, service) : undefined;
    }, connection.over);
  } while (error !== undefined);
}

/** The error by which Schwab refused it. Rejects when the connection has ended. */
async function resubscribe(
  { settings, wanted }: ReplayParts,
  connection: Connection,
  service: StreamService,
): Promise<StreamError | undefined> {
  const command: Command = wanted.replayOf(service);
  const late = (): Error => {
    const error = unreachable(
      `Schwab's streamer did not answer ${nameOf(command)} within ${settings.commandMs} ms.`,
    );
    connection.cut({ reason: "silence", error });
    return error;
  };
  const outcome = await within(
    settings.timing,
    settings.commandMs,
    late,
    connection.command(command, connection.over),
  );
  return isSuccess(outcome) ? undefined : connection.refusal(command, outcome);
}
