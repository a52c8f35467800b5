import { expectThat } from "../expectations.js";
import { madeUpRecord } from "../made-up-values.js";
import type { StoragePromise } from "../storage-promise.js";
import { clearRemoves } from "./clear.js";

export const absenceIsUndefined: StoragePromise = {
  name: "load gives undefined, and not null, where nothing is stored: at first and after clear",
  buildsOn: [clearRemoves],
  async run({ one, other }) {
    const expected = "load resolves with undefined where nothing is stored";
    const check = (found: unknown, when: string) =>
      expectThat(
        found === undefined,
        expected,
        `${when} it gave ${found === null ? "null" : "something else"}`,
      );
    check(await one.load(), "at first");
    const revision = await one.save(madeUpRecord(1), { expected: undefined });
    await one.clear({ expected: revision });
    check(await one.load(), "after clear");
    check(await other.load(), "after clear");
  },
};
