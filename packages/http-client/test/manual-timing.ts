import type { Timing } from "../src/index.js";

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved, and timers that go by it. */
export class ManualTiming implements Timing {
  #now = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get timers(): number {
    return this.#timers.size;
  }

  /** Goes on to the next timer and runs it; gives false when there is none. */
  async next(): Promise<boolean> {
    const [first] = [...this.#timers].sort((a, b) => a.at - b.at);
    if (first === undefined) return false;
    this.#timers.delete(first);
    this.#now = Math.max(this.#now, first.at);
    first.callback();
    // What it set off runs before the next one.
    await new Promise((resolve) => setImmediate(resolve));
    return true;
  }

  /** Goes on by so many milliseconds, with all timers on the way. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    while ([...this.#timers].some(({ at }) => at <= end)) await this.next();
    this.#now = end;
  }

  /** Goes on until the work is done. Each step waits for what is real, such as a server, as `settled` says. */
  async until(isDone: () => boolean, isSettled: () => boolean = () => true): Promise<void> {
    while (!isDone()) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isSettled() && !isDone()) await this.next();
    }
  }
}

/** The most moments that lie within any 60 seconds, both ends included. */
export function mostInAnyMinute(moments: readonly number[]): number {
  const counts = moments.map(
    (start) => moments.filter((moment) => moment >= start && moment <= start + 60_000).length,
  );
  return Math.max(0, ...counts);
}
