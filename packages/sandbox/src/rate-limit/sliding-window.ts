const minute = 60_000;

/** Counts what happens in any 60 seconds. Unlike a bucket it never lets two minutes' worth pass in one. */
export interface SlidingWindow {
  /** Milliseconds until there is room again; 0 when there was, and then this one counts. */
  take(time: number, limit: number): number;
}

export function createSlidingWindow(): SlidingWindow {
  let taken: number[] = [];
  return {
    take(time, limit) {
      // A clock that was set back has no future requests.
      taken = taken.filter((earlier) => earlier > time - minute && earlier <= time);
      if (taken.length < limit) {
        taken.push(time);
        return 0;
      }
      const blocking = taken[taken.length - limit];
      return blocking === undefined ? minute : blocking + minute - time;
    },
  };
}
