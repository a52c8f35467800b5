import { expectAbsent, expectConflict, expectThat, expectValue } from "../expectations.js";
import { madeUpRecord } from "../made-up-values.js";
import type { StoragePromise } from "../storage-promise.js";
import { clearRemoves } from "./clear.js";

export const savesOverExpectedOnly: StoragePromise = {
  name: "save compares: a stale revision is a conflict and changes nothing",
  async run({ one }) {
    const first = await one.save(madeUpRecord(1), { expected: undefined });
    const second = await one.save(madeUpRecord(2), { expected: first });
    await expectConflict(one.save(madeUpRecord(3), { expected: first }), "save with a stale revision");
    const found = await one.load();
    expectValue(found, madeUpRecord(2), "before the conflict");
    expectThat(
      found.revision === second,
      "a conflict leaves the stored revision as it was",
      "load gave another one",
    );
  },
};

export const savesFirstOnlyOnce: StoragePromise = {
  name: "save with expected: undefined stores only where nothing is stored",
  buildsOn: [savesOverExpectedOnly],
  async run({ one }) {
    await one.save(madeUpRecord(1), { expected: undefined });
    await expectConflict(
      one.save(madeUpRecord(2), { expected: undefined }),
      "save with expected: undefined where something is stored",
    );
    expectValue(await one.load(), madeUpRecord(1), "before the conflict");
  },
};

export const savesNotOverNothing: StoragePromise = {
  name: "save with a revision conflicts where nothing is stored: a renewal never undoes a logout",
  buildsOn: [clearRemoves, savesOverExpectedOnly],
  async run({ one }) {
    const cleared = await one.save(madeUpRecord(1), { expected: undefined });
    await one.clear({ expected: cleared });
    await expectConflict(
      one.save(madeUpRecord(2), { expected: cleared }),
      "save with the revision of a value that was cleared",
    );
    expectAbsent(await one.load(), "after the conflict");
  },
};

const revisionsTellApart: StoragePromise = {
  name: "another value never has the revision of an earlier one, not even after clear",
  buildsOn: [clearRemoves],
  async run({ one }) {
    const revisions = [await one.save(madeUpRecord(1), { expected: undefined })];
    revisions.push(await one.save(madeUpRecord(2), { expected: revisions[0] }));
    await one.clear({ expected: revisions[1] ?? "" });
    revisions.push(await one.save(madeUpRecord(3), { expected: undefined }));
    revisions.push(await one.save(madeUpRecord(4), { expected: revisions[2] }));
    expectThat(
      revisions.every((revision) => typeof revision === "string" && revision !== ""),
      "save gives a revision, a string that isn't empty",
      "it gave something else",
    );
    expectThat(
      new Set(revisions).size === revisions.length,
      "four different values have four different revisions",
      "a revision came twice, so that a stale one may pass for the current one",
    );
  },
};

const changedBack: StoragePromise = {
  name: "after a change and a change back the latest revision is good and the one between is stale",
  buildsOn: [savesOverExpectedOnly],
  async run({ one }) {
    const first = await one.save(madeUpRecord(1), { expected: undefined });
    const between = await one.save(madeUpRecord(2), { expected: first });
    // May be the first one again, where revisions are digests: it names the same value.
    const latest = await one.save(madeUpRecord(1), { expected: between });
    await expectConflict(
      one.save(madeUpRecord(3), { expected: between }),
      "save with the revision of the value in between",
    );
    await one.save(madeUpRecord(4), { expected: latest });
    expectValue(await one.load(), madeUpRecord(4), "last");
  },
};

export const savePromises: readonly StoragePromise[] = [
  savesOverExpectedOnly,
  savesFirstOnlyOnce,
  savesNotOverNothing,
  revisionsTellApart,
  changedBack,
];
