import type { FramePart } from "../connection/read-frame.js";
import { decodeItem } from "../services/decode-item.js";
import { fieldTables } from "../services/field-tables.js";
import { type LevelOneItem, mergeLevelOne } from "../services/level-one-item.js";
import type { StreamItem } from "../services/stream-item.js";
import { delivery, type StreamService } from "../services/stream-service.js";
import { StreamError } from "../stream-error.js";
import type { StreamEvent } from "../stream-event.js";
import type { WantedSubscriptions } from "../wanted-subscriptions.js";
import { checkConsumer, checkMessagesOptions, type MessagesOptions } from "./consumer-options.js";
import { guarded } from "./handlers.js";
import { Losses } from "./losses.js";
import { MergedQuotes } from "./merged-quotes.js";
import { createMessageBuffer } from "./message-buffer.js";
import { MessageIterator } from "./message-iterator.js";
import { Repeats } from "./repeats.js";

type Consumer = (item: StreamItem) => void;

/** Who wants a service's messages: as they come, or merged into whole quotes. Replaced, never changed. */
interface Audience {
  readonly plain: readonly Consumer[];
  readonly merged: readonly Consumer[];
}

const nobody: Audience = { plain: [], merged: [] };

/** Gives what comes in to everybody who wants it, each on their own. */
export class Consumers {
  readonly #wanted: WantedSubscriptions;
  readonly #tell: (event: StreamEvent) => void;
  readonly #audiences = new Map<string, Audience>();
  readonly #iterators = new Set<MessageIterator<StreamItem>>();
  readonly #merged: MergedQuotes = new MergedQuotes();
  readonly #repeats: Repeats = new Repeats();

  constructor(wanted: WantedSubscriptions, tell: (event: StreamEvent) => void) {
    this.#wanted = wanted;
    this.#tell = tell;
  }

  /** Gives the function that ends it. */
  handle(service: StreamService, handler: (item: StreamItem) => unknown, merged = false): () => void {
    checkConsumer(service, merged);
    const consumer = guarded(handler, {
      failed: (error) => this.#tell({ type: "handler-failed", service, error }),
      skipped: (count) => this.#tell({ type: "dropped", service, because: "unfinished", count }),
    });
    return this.#add(service, merged ? "merged" : "plain", consumer);
  }

  iterate(service: StreamService, options: MessagesOptions<StreamService>): MessageIterator<StreamItem> {
    const { merged = false, signal } = options;
    checkConsumer(service, merged);
    const { keys, buffer: most, whenFull } = checkMessagesOptions(service, options);
    signal?.throwIfAborted();
    const because = whenFull === "conflate" ? "conflate" : "drop-oldest";
    const losses = new Losses((count) => this.#tell({ type: "dropped", service, because, count }));
    const isChange = delivery[service] === "change" && !merged;
    const conflate = (older: StreamItem, newer: StreamItem): StreamItem =>
      isChange ? mergeLevelOne(older as LevelOneItem, newer as LevelOneItem) : newer;
    const buffer = createMessageBuffer({ most, whenFull, conflate, lost: () => losses.add() });
    const onAbort = (): void => iterator.abort(signal?.reason);
    const iterator = new MessageIterator(buffer, () => {
      remove();
      this.#iterators.delete(iterator);
      signal?.removeEventListener("abort", onAbort);
    });
    const remove = this.#add(service, merged ? "merged" : "plain", (item) => {
      if (keys?.has(item.key) === false || iterator.push(item)) return;
      iterator.end({ error: bufferFull(service, most) });
    });
    this.#iterators.add(iterator);
    signal?.addEventListener("abort", onAbort);
    return iterator;
  }

  /** Takes what a frame holds. */
  deliver({ service: name, timestamp, content }: Extract<FramePart, { type: "data" }>): void {
    if (!Object.hasOwn(delivery, name)) return;
    const service = name as StreamService;
    const kind = delivery[service];
    for (const wire of content) {
      // Looked up for each item, for who has left is given nothing more, and anybody may leave at any.
      const audience = this.#audiences.get(service) ?? nobody;
      if (kind === "whole" && audience.plain.length === 0) return;
      const item = decodeItem(service, wire, { timestamp });
      if (kind === "sequence" && this.#repeats.isRepeat(service, item)) continue;
      for (const consumer of audience.plain) consumer(item);
      if (kind !== "change" || !this.#wanted.has(service, item.key)) continue;
      const quote = this.#merged.merge(service, item);
      if (audience.merged.length === 0) continue;
      const copy = { ...quote } as unknown as StreamItem;
      for (const consumer of audience.merged) consumer(copy);
    }
  }

  /** What is subscribed to of a service has changed. */
  changed(service: StreamService): void {
    const isWanted = (key: string): boolean => this.#wanted.has(service, key);
    this.#repeats.keep(service, isWanted);
    this.#merged.keep(service, isWanted);
    const numbers = new Set(this.#wanted.fieldsOf(service)?.split(","));
    const names: readonly string[] = fieldTables[service].names;
    const left = new Set(names.filter((_, number) => !numbers.has(String(number))));
    this.#merged.keepMembers(service, (member) => !left.has(member));
  }

  /** The connection has ended: after the next one's first answers, what is known now may be outdated. */
  lost(): void {
    this.#merged.clear();
  }

  /** Ends all iterators. */
  end(reason?: { readonly error: unknown }): void {
    for (const iterator of this.#iterators) iterator.end(reason);
  }

  #add(service: StreamService, kind: keyof Audience, consumer: Consumer): () => void {
    const { [kind]: before, ...other } = this.#audiences.get(service) ?? nobody;
    this.#audiences.set(service, { ...other, [kind]: [...before, consumer] } as Audience);
    return () => {
      const { [kind]: now, ...others } = this.#audiences.get(service) ?? nobody;
      this.#audiences.set(service, { ...others, [kind]: now.filter((one) => one !== consumer) } as Audience);
    };
  }
}

function bufferFull(service: StreamService, most: number): StreamError {
  return new StreamError(
    "stream-buffer-full",
    `More than ${most} messages of ${service} waited to be taken, and the iterator's whenFull is "error". Take them ` +
      "faster, give it a larger buffer, or another policy.",
  );
}
