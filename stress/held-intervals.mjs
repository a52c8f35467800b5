/** Enough for every interval that a later one can still overlap with. */
const REMEMBERED = 5000;

/**
 * Tells from the workers' notes who held the lock when, and counts the pairs that held it at once. An interval
 * never counts for longer than the holder surely had the lock.
 */
export function createHeldIntervals() {
  const asking = new Map();
  const stops = new Map();
  const intervals = [];
  const overlaps = { count: 0, examples: [] };
  let acquisitions = 0;

  function close(worker, until) {
    const { askedAt, enteredAt, lastAt } = asking.get(worker) ?? {};
    asking.delete(worker);
    if (enteredAt === undefined) return;
    add({ worker, from: enteredAt, to: until({ askedAt, enteredAt, lastAt }) });
  }

  function add(interval) {
    const { worker, from, to } = interval;
    if (to <= from) return;
    for (const other of intervals) {
      if (other.worker === worker || other.from >= to || from >= other.to) continue;
      overlaps.count++;
      if (overlaps.examples.length < 5) overlaps.examples.push([other, interval]);
    }
    intervals.push(interval);
    if (intervals.length > REMEMBERED) intervals.shift();
  }

  /** A holder that was stopped may rightly have lost the lock at some time after that. */
  const firstStopSince = (worker, at) =>
    (stops.get(worker) ?? []).find((stop) => stop >= at) ?? Number.POSITIVE_INFINITY;

  return {
    overlaps,
    get acquisitions() {
      return acquisitions;
    },
    /** The worker that has the lock now, as far as is known. */
    holder: () => [...asking].find(([, { enteredAt }]) => enteredAt !== undefined)?.[0],

    take({ worker, kind, at, held, holdMs }) {
      const state = asking.get(worker);
      if (state !== undefined) state.lastAt = at;
      if (kind === "asked") asking.set(worker, { askedAt: at, lastAt: at });
      if (kind === "entered" && state !== undefined) {
        acquisitions++;
        state.enteredAt = at;
        state.holdMs = holdMs;
      }
      if (kind !== "left") return;
      close(worker, ({ askedAt, enteredAt }) =>
        // Until its time is over nobody may take the lock from a process that lives and was not stopped.
        held ? at : Math.min(at, firstStopSince(worker, askedAt), enteredAt + state.holdMs),
      );
    },
    stopped(worker, at) {
      stops.set(worker, [...(stops.get(worker) ?? []), at]);
    },
    /** `killedAt` is undefined when it ended by itself: it lived until its last note then. */
    ended(worker, killedAt) {
      close(worker, ({ askedAt, lastAt }) => Math.min(killedAt ?? lastAt, firstStopSince(worker, askedAt)));
      stops.delete(worker);
    },
  };
}
