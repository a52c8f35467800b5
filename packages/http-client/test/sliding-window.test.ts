import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SlidingWindow } from "../src/manners/sliding-window.js";
import { ManualTiming, mostInAnyMinute } from "./manual-timing.js";

interface Visit {
  /** Comes so long after the one before, milliseconds. */
  readonly afterMs: number;
  readonly underWayMs: number;
  /** When, while it is under way, Schwab counts it: 0 at its start, 1 at its end. */
  readonly countedAt: number;
  /** Gives up so long after it came, should it still wait. */
  readonly patienceMs: number;
  /** Ends with a pause for everybody. */
  readonly pauseMs: number;
  readonly sends: boolean;
}

const visit: fc.Arbitrary<Visit> = fc.record({
  afterMs: fc.oneof(fc.constant(0), fc.nat(5_000), fc.nat(100_000)),
  underWayMs: fc.oneof(fc.constant(0), fc.nat(30_000)),
  countedAt: fc.double({ min: 0, max: 1, noNaN: true }),
  patienceMs: fc.oneof(fc.constant(10_000_000), fc.nat(120_000)),
  pauseMs: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60_000) }),
  sends: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

interface Outcome {
  readonly index: number;
  readonly admittedAt: number | undefined;
  readonly countedAt: number | undefined;
}

/** What becomes of visits; `left` are those that didn't come at all. */
async function run(perMinute: number, visits: readonly Visit[], left: ReadonlySet<number> = new Set()) {
  const timing = new ManualTiming();
  const window = new SlidingWindow(perMinute, timing);
  const outcomes: Outcome[] = [];
  const pauses: { from: number; to: number }[] = [];
  let open = 0;
  const come = async (one: Visit, index: number): Promise<void> => {
    const stop = new AbortController();
    const cancel = timing.after(one.patienceMs, () => stop.abort());
    try {
      await window.take({
        call: index,
        signal: stop.signal,
        onWait: () => {},
        tooLong: () => new Error("too long"),
      });
    } catch {
      outcomes.push({ index, admittedAt: undefined, countedAt: undefined });
      open--;
      return;
    }
    cancel();
    const admittedAt = timing.now();
    const countedAt = one.sends ? admittedAt + one.underWayMs * one.countedAt : undefined;
    outcomes.push({ index, admittedAt, countedAt });
    timing.after(one.underWayMs, () => {
      if (one.pauseMs > 0) {
        window.pause(one.pauseMs);
        pauses.push({ from: timing.now(), to: timing.now() + one.pauseMs });
      }
      window.release({ sent: one.sends });
      open--;
    });
  };
  let at = 0;
  for (const [index, one] of visits.entries()) {
    at += one.afterMs;
    if (left.has(index)) continue;
    open++;
    timing.after(at, () => void come(one, index));
  }
  await timing.until(() => open === 0);
  return { timing, window, outcomes, pauses };
}

const anyVisits = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.array(visit, { minLength: 1, maxLength: 30 }));

describe("a sliding window", () => {
  it("lets no more out in any minute than it may, first come first served, nothing during a pause, and leaves nobody", async () => {
    await fc.assert(
      fc.asyncProperty(anyVisits, async ([perMinute, visits]) => {
        const { timing, window, outcomes, pauses } = await run(perMinute, visits);
        const counted = outcomes.flatMap(({ countedAt }) => countedAt ?? []);
        const sent = outcomes.flatMap(({ admittedAt, countedAt }) =>
          countedAt === undefined ? [] : (admittedAt ?? []),
        );
        expect(mostInAnyMinute(counted)).toBeLessThanOrEqual(perMinute);
        expect(mostInAnyMinute(sent)).toBeLessThanOrEqual(perMinute);
        const admitted = outcomes.flatMap(({ index, admittedAt }) => (admittedAt === undefined ? [] : index));
        expect(admitted).toEqual([...admitted].sort((a, b) => a - b));
        expect(outcomes).toHaveLength(visits.length);
        for (const { admittedAt = -1 } of outcomes) {
          expect(pauses.some(({ from, to }) => admittedAt > from && admittedAt < to)).toBe(false);
        }
        expect(window.status().waiting).toBe(0);
        expect(timing.timers).toBe(0);
      }),
      { numRuns: 300, seed: 20_261_124 },
    );
  });

  it("treats all others as if one who gave up had never come", async () => {
    await fc.assert(
      fc.asyncProperty(anyVisits, async ([perMinute, visits]) => {
        const { outcomes } = await run(perMinute, visits);
        const gaveUp = new Set(
          outcomes.flatMap(({ index, admittedAt }) => (admittedAt === undefined ? index : [])),
        );
        const without = await run(perMinute, visits, gaveUp);
        expect(without.outcomes).toEqual(outcomes.filter(({ index }) => !gaveUp.has(index)));
      }),
      { numRuns: 300, seed: 20_261_124 },
    );
  });

  it("lets what an earlier call sends again go before later calls", async () => {
    const timing = new ManualTiming();
    const window = new SlidingWindow(1, timing);
    const order: number[] = [];
    const come = (call: number) =>
      window.take({ call, signal: undefined, onWait: () => {}, tooLong: () => new Error() }).then(() => {
        order.push(call);
        window.release({ sent: true });
      });
    const visits = [come(1), come(5), come(6), come(3), come(2)];
    await timing.until(() => order.length === visits.length);
    expect(order).toEqual([1, 2, 3, 5, 6]);
  });

  it("says how many wait, why, and how long at least", async () => {
    const timing = new ManualTiming();
    const window = new SlidingWindow(2, timing);
    const waits: unknown[] = [];
    const come = (call: number) =>
      window.take({
        call,
        signal: undefined,
        onWait: (wait) => waits.push(wait),
        tooLong: () => new Error(),
      });
    await Promise.all([come(1), come(2)]);
    window.release({ sent: true });
    await timing.advance(10_000);
    window.release({ sent: true });
    const later = [3, 4, 5].map(come);
    expect(waits).toEqual([
      { because: "limit", forMs: 50_001, waiting: 1 },
      { because: "limit", forMs: 60_001, waiting: 2 },
      { because: "limit", forMs: 110_002, waiting: 3 },
    ]);
    expect(window.status()).toEqual({ perMinute: 2, counted: 2, waiting: 3, pausedMs: 0 });
    window.pause(55_000);
    later.push(come(0));
    expect(waits.at(-1)).toEqual({ because: "paused", forMs: 55_000, waiting: 4 });
    expect(window.status()).toMatchObject({ waiting: 4, pausedMs: 55_000 });
    await timing.until(() => window.status().counted === 2 && window.status().waiting === 2);
    expect(timing.now()).toBe(70_001);
    window.release({ sent: true });
    window.release({ sent: true });
    await timing.until(() => window.status().waiting === 0);
    await Promise.all(later);
  });
});

describe("the check that no minute holds too many", () => {
  /** When a bucket of tokens, refilled steadily, lets so many out that all come at once. */
  function tokenBucket(perMinute: number, count: number): number[] {
    return Array.from({ length: count }, (_, index) =>
      index < perMinute ? 0 : ((index - perMinute + 1) * 60_000) / perMinute,
    );
  }

  it("finds what a token bucket does (the control)", () => {
    expect(mostInAnyMinute(tokenBucket(120, 500))).toBe(240);
    // Without the last moment, as a server may count.
    expect(tokenBucket(120, 500).filter((moment) => moment < 60_000)).toHaveLength(239);
  });

  it("counts both ends of a minute", () => {
    expect(mostInAnyMinute([0, 60_000])).toBe(2);
    expect(mostInAnyMinute([0, 60_001])).toBe(1);
  });
});
