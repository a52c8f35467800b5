import type { StreamTiming } from "../src/index.js";

/** Time that passes only when a test says so. */
export class ManualTiming implements StreamTiming {
  #now = Date.UTC(2026, 10, 24, 15);
  readonly #timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Lets time pass, with each timer on time. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }

  /** Holds all timers up, until what it gives is called. */
  freeze(): () => void {
    const held = [...this.#timers];
    this.#timers.clear();
    return () => {
      for (const timer of held) this.#timers.add(timer);
    };
  }

  /** Lets time pass at once, as when the computer slept: what was due meanwhile comes late. */
  sleep(milliseconds: number): void {
    this.#now += milliseconds;
    this.advance(0);
  }
}
