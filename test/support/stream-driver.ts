// Runs in Node and in a page.
import {
  StreamClient,
  type StreamClientOptions,
  type StreamEvent,
  type StreamService,
  type WhenFull,
} from "@schwab-kit/streaming";

/** An error, as far as it can be told across processes. */
export interface Refusal {
  readonly code: string;
  readonly responseCode?: number | undefined;
}

type Item = Readonly<Record<string, unknown>> & { readonly key: string };

/** A stream by whose methods a test in Node uses it wherever it lives: they take and give plain values only. */
export class StreamDriver {
  readonly #stream: StreamClient;
  readonly #events: StreamEvent[] = [];
  readonly #heard = new Map<StreamService, Item[]>();
  readonly #unread: AsyncIterator<unknown, undefined>[] = [];
  #isUnfinished = 0;

  constructor(options: StreamClientOptions) {
    this.#stream = new StreamClient({
      backoff: () => 0,
      ...options,
      onEvent: (event) => this.#events.push(event),
    });
  }

  /** Calls a method of the stream by its name. */
  async command(name: string, ...given: unknown[]): Promise<Refusal | undefined> {
    try {
      await (this.#stream as unknown as Record<string, (...given: unknown[]) => Promise<void>>)[name]?.(
        ...given,
      );
      return undefined;
    } catch (error) {
      return refusalOf(error);
    }
  }

  /** Begins to keep the messages of a service for `heard`. */
  hear(service: StreamService, merged = false): void {
    const list: Item[] = [];
    this.#heard.set(service, list);
    const hear = (item: object): unknown => list.push(item as Item);
    this.#stream.on(service, hear, (merged ? { merged } : {}) as object);
  }

  /** The messages since the last look. */
  heard(service: StreamService): Item[] {
    return this.#heard.get(service)?.splice(0) ?? [];
  }

  /** Adds handlers that throw, that reject and that never settle. */
  handleBadly(service: StreamService): void {
    this.#stream.on(service, () => {
      throw new Error("thrown");
    });
    this.#stream.on(service, async () => Promise.reject(new Error("rejected")));
    this.#stream.on(service, () => {
      this.#isUnfinished += 1;
      return new Promise(() => {});
    });
  }

  /** How many messages the handler that never settles was given. */
  unfinished(): number {
    return this.#isUnfinished;
  }

  /** Adds an iterator from which nobody reads, until `read`. */
  neverRead(service: StreamService, buffer: number, whenFull: WhenFull): void {
    this.#unread.push(this.#stream.messages(service, { buffer, whenFull }));
  }

  /** Takes so many messages of such an iterator, by its number from 0, or what it throws in place of one. */
  async read(iterator: number, count: number): Promise<unknown[]> {
    const taken: unknown[] = [];
    for (let at = 0; at < count; at++) {
      taken.push(
        await this.#unread[iterator]?.next().then(
          ({ value }) => value,
          (error: unknown) => refusalOf(error),
        ),
      );
    }
    return taken;
  }

  /** The changes of state so far, as `connected logged-in`. */
  states(): string[] {
    return this.#events.flatMap((event) =>
      event.type === "state" ? [`${event.state} ${event.reason}`] : [],
    );
  }

  /** The other events so far: of consumers that lose something with the reason and how many. */
  others(): string[] {
    return this.#events.flatMap((event) => {
      if (event.type === "state") return [];
      return [event.type === "dropped" ? `${event.because} ${event.count}` : event.type];
    });
  }
}

function refusalOf(error: unknown): Refusal {
  const { code, responseCode } = error as Refusal;
  if (code === undefined) throw error;
  return { code, responseCode };
}
