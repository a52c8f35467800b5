import { Fifo } from "./fifo.js";

/**
 * What happens when a buffer is full. `drop-oldest`: the oldest message goes. `conflate`: until the consumer has caught
 * up, one message of each key waits, the newest, with level one's changes merged into it; there may be as many as there
 * are keys. `error`: the iterator gives what waits, then throws `stream-buffer-full`.
 */
export type WhenFull = "drop-oldest" | "conflate" | "error";

/** What waits for one consumer, in the order in which it came. */
export interface MessageBuffer<Item> {
  /** False when there is no room. */
  push(item: Item): boolean;
  shift(): Item | undefined;
}

interface BufferParts<Item> {
  readonly most: number;
  readonly whenFull: WhenFull;
  /** One message in place of two of the same key. */
  readonly conflate: (older: Item, newer: Item) => Item;
  /** A message went, or was conflated. */
  readonly lost: () => void;
}

export function createMessageBuffer<Item extends { readonly key: string }>(
  parts: BufferParts<Item>,
): MessageBuffer<Item> {
  return parts.whenFull === "conflate" ? conflating(parts) : limited(parts);
}

function limited<Item>({ most, whenFull, lost }: BufferParts<Item>): MessageBuffer<Item> {
  const items = new Fifo<Item>();
  return {
    push(item) {
      if (items.size >= most) {
        if (whenFull === "error") return false;
        items.shift();
        lost();
      }
      items.push(item);
      return true;
    },
    shift: () => items.shift(),
  };
}

function conflating<Item extends { readonly key: string }>(parts: BufferParts<Item>): MessageBuffer<Item> {
  const { most, conflate, lost } = parts;
  const items = new Fifo<Item>();
  /** In use from when the buffer was full until all of it is taken. */
  const byKey = new Map<string, Item>();

  function add(item: Item): void {
    const older = byKey.get(item.key);
    // A key keeps its place, so that none is overtaken for ever.
    byKey.set(item.key, older === undefined ? item : conflate(older, item));
    if (older !== undefined) lost();
  }

  return {
    push(item) {
      if (byKey.size === 0 && items.size < most) {
        items.push(item);
        return true;
      }
      for (let one = items.shift(); one !== undefined; one = items.shift()) add(one);
      add(item);
      return true;
    },
    shift() {
      const [first] = byKey;
      if (first === undefined) return items.shift();
      byKey.delete(first[0]);
      return first[1];
    },
  };
}
