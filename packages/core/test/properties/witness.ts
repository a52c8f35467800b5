import type { Grant } from "./model-server.js";

/** What one process has seen so far, and so can be held to. */
export class Witness {
  readonly name: string;
  /** What its clock is ahead of the true one, milliseconds. */
  offsetMs: number;
  /** The newest grants that came to it, by an answer or from the store. */
  newest: Grant[] = [];
  /** What it needs to keep no more since a logout, and may hold all the same until it has seen that. */
  released: Grant[] = [];
  /** Access tokens it was told the API refuses. */
  readonly rejected = new Set<string>();
  /** Refresh tokens for which it got a new grant. */
  spent = new Set<string>();
  /** Milliseconds it has learnt to add to its clock; `unsure` by how much that may be wrong. */
  correction = { ms: 0, unsureMs: 3_000 };
  postsInFlight = 0;
  /** Calls, requests and storage operations that are under way, and since when any was. */
  busy = 0;
  busySince = 0;
  /** The last moment at which its clock was moved. */
  jumpedAt = -1;
  /** What it last saw stored, and the moment at which that was so. */
  looked: Grant | undefined;
  lookedAt = -1;
  /** Since when it knows that nothing is stored. */
  sawNothingAt: number | undefined;
  /** Logins it is storing just now by an `adopt`. */
  readonly adopting = new Set<number>();

  constructor(name: string, offsetMs: number) {
    this.name = name;
    this.offsetMs = offsetMs;
  }

  /** After a logout it has to keep nothing of what it knew. */
  release(): void {
    this.released = [...this.released, ...this.newest];
    this.newest = [];
    this.spent = new Set();
  }

  /** Epoch milliseconds as its own clock has them. */
  clock(): number {
    return Date.now() + this.offsetMs;
  }

  correctedClock(): number {
    return this.clock() + this.correction.ms;
  }
}
