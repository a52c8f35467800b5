import { ArgumentError } from "@schwab-kit/core";
import { checkKeys } from "../services/check-keys.js";
import { delivery, type LevelOneService, type StreamService } from "../services/stream-service.js";
import type { WhenFull } from "./message-buffer.js";

/** `merged` is of level one only: there an item is a change, elsewhere the whole. */
export type MergedOption<Service extends StreamService> = Service extends LevelOneService
  ? {
      /**
       * Whole quotes, merged from the changes of each subscribed key, instead of the changes; false unless given. After a
       * reconnect they begin anew with Schwab's first answer.
       */
      readonly merged?: boolean | undefined;
    }
  : { readonly merged?: undefined };

export type HandlerOptions<Service extends StreamService> = MergedOption<Service>;

export type MessagesOptions<Service extends StreamService> = MergedOption<Service> & {
  /** Messages of these keys only. It subscribes to nothing. */
  readonly keys?: readonly string[] | undefined;
  /** How many messages may wait, 1 to 1 000 000; 1000 unless given. */
  readonly buffer?: number | undefined;
  /** `drop-oldest` unless given. */
  readonly whenFull?: WhenFull | undefined;
  /** Ends the iterator at once, which throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
};

export interface CheckedMessagesOptions {
  readonly keys: ReadonlySet<string> | undefined;
  readonly buffer: number;
  readonly whenFull: WhenFull;
}

const policies: readonly WhenFull[] = ["drop-oldest", "conflate", "error"];

/** @throws ArgumentError `argument-invalid` */
export function checkMessagesOptions(
  service: StreamService,
  options: MessagesOptions<StreamService>,
): CheckedMessagesOptions {
  const { keys, buffer = 1000, whenFull = "drop-oldest" } = options;
  if (!Number.isInteger(buffer) || buffer < 1 || buffer > 1_000_000) {
    throw wrong("buffer must be a whole number from 1 to 1000000.");
  }
  if (!policies.includes(whenFull)) throw wrong(`whenFull must be one of ${policies.join(", ")}.`);
  return { keys: keys && new Set(checkKeys(service, keys)), buffer, whenFull };
}

/** @throws ArgumentError `argument-invalid` */
export function checkConsumer(service: StreamService, merged: unknown): void {
  if (!Object.hasOwn(delivery, service)) {
    throw wrong(`there is no such service. There are ${Object.keys(delivery).join(", ")}.`);
  }
  if (merged !== undefined && typeof merged !== "boolean") throw wrong("merged must be true or false.");
  if (merged === true && delivery[service] !== "change") {
    throw wrong(`only LEVELONE_… services send changes that can be merged, and ${service} does not.`);
  }
}

function wrong(problem: string): ArgumentError {
  return new ArgumentError("argument-invalid", `A consumer of the stream: ${problem}`);
}
