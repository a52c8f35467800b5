/** What is to come, earliest first; of one moment, what was put in first. */
export interface EventQueue<Event> {
  add(time: number, event: Event): void;
  /** The earliest event that is due at a time, taken out, or undefined when none is. */
  takeDue(time: number): { readonly time: number; readonly event: Event } | undefined;
}

interface Entry<Event> {
  readonly time: number;
  readonly turn: number;
  readonly event: Event;
}

/** Entries among which nobody looks for events that are no longer wanted. */
const few = 10_000;

/**
 * A binary heap: adding and taking cost the logarithm of what is in it. Each time it has doubled, it drops what is
 * no longer wanted.
 */
export function createEventQueue<Event>(isWanted: (event: Event) => boolean): EventQueue<Event> {
  let heap: Entry<Event>[] = [];
  let turns = 0;
  let limit = few;

  function isBefore(one: number, other: number): boolean {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.time < b.time || (a.time === b.time && a.turn < b.turn);
  }

  function swap(one: number, other: number): void {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return;
    heap[one] = b;
    heap[other] = a;
  }

  function siftUp(from: number): void {
    let at = from;
    while (at > 0 && isBefore(at, (at - 1) >> 1)) {
      swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  }

  function siftDown(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const least = isBefore(left + 1, left) ? left + 1 : left;
      if (!isBefore(least, at)) return;
      swap(at, least);
      at = least;
    }
  }

  return {
    add(time, event) {
      heap.push({ time, turn: turns++, event });
      siftUp(heap.length - 1);
      if (heap.length <= limit) return;
      // What is in order is a heap.
      heap = heap.filter((entry) => isWanted(entry.event)).sort((a, b) => a.time - b.time || a.turn - b.turn);
      limit = Math.max(few, 2 * heap.length);
    },
    takeDue(time) {
      const [first] = heap;
      if (first === undefined || first.time > time) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      siftDown();
      return first;
    },
  };
}
