import type { Revision } from "@schwab-kit/core";
import { Broken, errorInWords, expectThat } from "../expectations.js";
import { countIn, increment } from "../increment.js";
import { madeUpLargeRecord, numberOfLargeRecord } from "../made-up-values.js";
import type { StoragePromise } from "../storage-promise.js";
import { pause } from "../waiting.js";
import { oneSaveWins, oneSaveWinsBetweenHandles } from "./races.js";
import { isSeenByOthers } from "./sharing.js";
import { largeRoundTrip } from "./values.js";

const SAVES = 20;
const COUNTERS = 5;
const TIMES = 8;

export const neverHalf: StoragePromise = {
  name: "who reads while another saves sees the old value or the new one, whole",
  buildsOn: [isSeenByOthers, largeRoundTrip],
  async run({ one, other }) {
    const expected = "every load during a save gives a whole value";
    let isSaving = true;
    let revision: Revision = await one.save(madeUpLargeRecord(0), { expected: undefined });
    const saving = (async () => {
      for (let n = 1; n <= SAVES; n++)
        revision = await one.save(madeUpLargeRecord(n), { expected: revision });
    })().finally(() => {
      isSaving = false;
    });
    const reading = (async () => {
      for (let reads = 1, last = 0; isSaving; reads++) {
        const found = await other.load().catch((error) => {
          throw new Broken(expected, `one rejected with ${errorInWords(error)}`, { cause: error });
        });
        const n = numberOfLargeRecord(found?.value);
        if (n === undefined) throw new Broken(expected, `one gave ${found ? "a mixture" : "nothing"}`);
        expectThat(n >= last, "what load gives never goes back to an earlier value", "it did");
        last = n;
        // A storage that needs no I/O to load would otherwise leave no time to one that saves.
        if (reads % 8 === 0) await pause(0);
      }
    })();
    await Promise.all([saving, reading]);
  },
};

const noLostIncrement: StoragePromise = {
  name: "many who count up by load and save, repeating after a conflict, lose no count",
  buildsOn: [isSeenByOthers, neverHalf, oneSaveWins, oneSaveWinsBetweenHandles],
  async run(scene) {
    const { one } = scene;
    await one.save({ count: 0 }, { expected: undefined });
    const isShared = one.capabilities.sharedBetween !== "nothing";
    const counters = await Promise.all(
      Array.from({ length: COUNTERS }, async () => (isShared ? await scene.open() : one)),
    );
    await Promise.all(counters.map((storage) => increment(storage, TIMES)));
    const count = countIn((await one.load())?.value);
    expectThat(
      count === COUNTERS * TIMES,
      `${COUNTERS} that count up ${TIMES} times each arrive at ${COUNTERS * TIMES}`,
      `they arrived at ${count}`,
    );
  },
};

export const atOncePromises: readonly StoragePromise[] = [neverHalf, noLostIncrement];
