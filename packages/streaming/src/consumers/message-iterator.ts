import type { MessageBuffer } from "./message-buffer.js";

interface Taker<Item> {
  readonly resolve: (result: IteratorResult<Item, undefined>) => void;
  readonly reject: (reason: unknown) => void;
}

/** The messages of one consumer, taken one by one. What waits is in the given buffer. */
export class MessageIterator<Item> implements AsyncIterableIterator<Item, undefined> {
  readonly #buffer: MessageBuffer<Item>;
  readonly #leave: () => void;
  readonly #takers: Taker<Item>[] = [];
  #isOver = false;
  /** What is thrown once, after all that waits. */
  #reason: { readonly error: unknown } | undefined;

  /** @param leave Called once, when nothing more should come. */
  constructor(buffer: MessageBuffer<Item>, leave: () => void) {
    this.#buffer = buffer;
    this.#leave = leave;
  }

  /** Takes a message in; false when the buffer has no room for it. */
  push(item: Item): boolean {
    if (this.#isOver) return true;
    const taker = this.#takers.shift();
    if (taker === undefined) return this.#buffer.push(item);
    taker.resolve({ done: false, value: item });
    return true;
  }

  /** Nothing more comes. The consumer gets what waits, and then the reason thrown, if there is one. */
  end(reason?: { readonly error: unknown }): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reason = reason;
    this.#leave();
    for (const taker of this.#takers.splice(0)) this.#settle(taker);
  }

  next(): Promise<IteratorResult<Item, undefined>> {
    return new Promise((resolve, reject) => {
      const value = this.#buffer.shift();
      if (value !== undefined) resolve({ done: false, value });
      else if (this.#isOver) this.#settle({ resolve, reject });
      else this.#takers.push({ resolve, reject });
    });
  }

  async return(): Promise<IteratorResult<Item, undefined>> {
    this.end();
    this.#drain();
    return { done: true, value: undefined };
  }

  /** Ends it at once, with what waits left out. */
  abort(error: unknown): void {
    this.#drain();
    this.end({ error });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #settle({ resolve, reject }: Taker<Item>): void {
    const reason = this.#reason;
    this.#reason = undefined;
    if (reason === undefined) resolve({ done: true, value: undefined });
    else reject(reason.error);
  }

  #drain(): void {
    while (this.#buffer.shift() !== undefined);
  }
}
