import { expect, it } from "vitest";
import { fewAtOnce } from "../src/helpers/few-at-once.js";

/** Whatever is to happen without anything from outside has happened by then. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when the test says so. */
function heldUp() {
  const begun: number[] = [];
  const signals: AbortSignal[] = [];
  const end = new Map<number, (failure?: Error) => void>();
  const work = (item: number, signal: AbortSignal): Promise<string> => {
    begun.push(item);
    signals.push(signal);
    return new Promise((resolve, reject) => {
      end.set(item, (failure) => (failure === undefined ? resolve(`done ${item}`) : reject(failure)));
    });
  };
  return { begun, signals, end, work };
}

it("begins four, then one for each that ends, and gives the results in the items' order", async () => {
  const { begun, end, work } = heldUp();
  const all = fewAtOnce([1, 2, 3, 4, 5, 6], undefined, work);
  await settled();
  expect(begun).toEqual([1, 2, 3, 4]);
  end.get(3)?.();
  await settled();
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  for (const item of [5, 4, 2, 1]) end.get(item)?.();
  await settled();
  end.get(6)?.();
  expect(await all).toEqual([1, 2, 3, 4, 5, 6].map((item) => `done ${item}`));
});

it("rejects with the first failure, aborts what is under way, and begins nothing more", async () => {
  const { begun, signals, end, work } = heldUp();
  const all = fewAtOnce([1, 2, 3, 4, 5, 6], undefined, work);
  const first = new Error("first");
  end.get(2)?.(first);
  await expect(all).rejects.toBe(first);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true, true]);
  end.get(1)?.();
  end.get(3)?.(new Error("later"));
  await settled();
  expect(begun).toEqual([1, 2, 3, 4]);
});

it("passes the caller's abort on, reason and all", async () => {
  const { signals, end, work } = heldUp();
  const stop = new AbortController();
  const all = fewAtOnce([1, 2], stop.signal, work);
  stop.abort(new RangeError("enough"));
  expect(signals.map(({ reason }) => reason)).toEqual([stop.signal.reason, stop.signal.reason]);
  end.get(1)?.();
  end.get(2)?.();
  await all;
});
