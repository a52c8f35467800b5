import { expectAbsent, expectThat, expectValue } from "../expectations.js";
import { madeUpRecord } from "../made-up-values.js";
import type { StoragePromise } from "../storage-promise.js";

export const clearRemoves: StoragePromise = {
  name: "clear with the stored revision gives true and removes the value",
  async run({ one }) {
    const revision = await one.save(madeUpRecord(1), { expected: undefined });
    expectThat((await one.clear({ expected: revision })) === true, "clear gives true", "it did not");
    expectAbsent(await one.load(), "after clear");
    await one.save(madeUpRecord(2), { expected: undefined });
    expectValue(await one.load(), madeUpRecord(2), "after clear");
  },
};

export const clearsExpectedOnly: StoragePromise = {
  name: "clear compares: with a stale revision it gives false and removes nothing",
  buildsOn: [clearRemoves],
  async run({ one }) {
    const stale = await one.save(madeUpRecord(1), { expected: undefined });
    await one.save(madeUpRecord(2), { expected: stale });
    const cleared = await one.clear({ expected: stale });
    expectValue(await one.load(), madeUpRecord(2), "and that a clear with a stale revision left alone");
    expectThat(cleared === false, "clear with a stale revision gives false", "it did not");
  },
};

const clearOfNothing: StoragePromise = {
  name: "clear where nothing is stored gives false",
  buildsOn: [clearRemoves, clearsExpectedOnly],
  async run({ one }) {
    const revision = await one.save(madeUpRecord(1), { expected: undefined });
    await one.clear({ expected: revision });
    const again = await one.clear({ expected: revision });
    expectThat(again === false, "clear where nothing is stored gives false", "it did not");
  },
};

export const clearPromises: readonly StoragePromise[] = [clearsExpectedOnly, clearOfNothing];
