import { expectAbsent, expectConflict, expectThat, expectValue } from "../expectations.js";
import { madeUpRecord } from "../made-up-values.js";
import { isShared, type StoragePromise } from "../storage-promise.js";
import { clearRemoves } from "./clear.js";
import { savesNotOverNothing, savesOverExpectedOnly } from "./save.js";

export const isSeenByOthers: StoragePromise = {
  name: "what one handle saves or clears, another that has looked before sees",
  needs: [isShared],
  buildsOn: [clearRemoves],
  async run({ one, other }) {
    expectAbsent(await other.load(), "at first");
    const first = await one.save(madeUpRecord(1), { expected: undefined });
    expectValue(await other.load(), madeUpRecord(1), "through the other handle");
    const second = await one.save(madeUpRecord(2), { expected: first });
    const seen = await other.load();
    expectValue(seen, madeUpRecord(2), "through the other handle, a second time");
    expectThat(
      seen.revision === second,
      "both handles give one revision to one stored state",
      "load of the other handle gave another revision than save of the first",
    );
    await one.clear({ expected: second });
    expectAbsent(await other.load(), "for the other handle after the first cleared it");
  },
};

export const conflictsBetweenHandles: StoragePromise = {
  name: "save conflicts with what another handle saved or cleared since",
  needs: [isShared],
  buildsOn: [isSeenByOthers, savesOverExpectedOnly, savesNotOverNothing],
  async run({ one, other }) {
    const first = await one.save(madeUpRecord(1), { expected: undefined });
    const second = await other.save(madeUpRecord(2), { expected: first });
    await expectConflict(
      one.save(madeUpRecord(3), { expected: first }),
      "save over a value that another handle has replaced",
    );
    expectValue(await one.load(), madeUpRecord(2), "last, by the other handle");
    await other.clear({ expected: second });
    await expectConflict(
      one.save(madeUpRecord(4), { expected: second }),
      "save over a value that another handle has cleared",
    );
    expectAbsent(await other.load(), "after the conflict");
  },
};
