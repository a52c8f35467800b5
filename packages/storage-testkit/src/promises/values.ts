import type { JsonObject } from "@schwab-kit/core";
import { expectThat, expectValue } from "../expectations.js";
import { madeUpJson, madeUpLargeRecord, madeUpRecord, madeUpSpecialNames } from "../made-up-values.js";
import type { Scene } from "../scene.js";
import type { StoragePromise } from "../storage-promise.js";
import { isSeenByOthers } from "./sharing.js";

type Changeable = { token: { access_token: string } };

async function comesBack({ one, other }: Scene, value: () => JsonObject): Promise<void> {
  const revision = await one.save(value(), { expected: undefined });
  const found = await other.load();
  expectValue(found, value(), "");
  expectThat(
    found.revision === revision,
    "load gives the revision that save gave",
    "it gave another, though nothing was saved in between",
  );
}

const roundTrip: StoragePromise = {
  name: "a value comes back exactly: text, numbers, null, empty members, nesting, order",
  buildsOn: [isSeenByOthers],
  run: (scene) => comesBack(scene, madeUpJson),
};

export const largeRoundTrip: StoragePromise = {
  name: "a value of 64 KiB comes back whole",
  buildsOn: [isSeenByOthers],
  run: (scene) => comesBack(scene, () => madeUpLargeRecord(1)),
};

const specialNames: StoragePromise = {
  name: "members named __proto__, constructor and the like are members like any other",
  buildsOn: [isSeenByOthers],
  run: (scene) => comesBack(scene, madeUpSpecialNames),
};

const emptyValue: StoragePromise = {
  name: "an empty object is a value, not absence",
  buildsOn: [isSeenByOthers],
  run: (scene) => comesBack(scene, () => ({})),
};

const loadedCopies: StoragePromise = {
  name: "changing a loaded value changes nothing that is stored",
  buildsOn: [roundTrip],
  async run({ one, other }) {
    await one.save(madeUpRecord(1), { expected: undefined });
    for (const storage of [one, other]) {
      const loaded = (await storage.load())?.value as Changeable;
      loaded.token.access_token = "changed by the caller";
      expectValue(await storage.load(), madeUpRecord(1), "although a loaded copy was changed");
    }
  },
};

const savedCopies: StoragePromise = {
  name: "changing a value after it was saved changes nothing that is stored",
  buildsOn: [roundTrip],
  async run({ one, other }) {
    const value = madeUpRecord(1);
    await one.save(value, { expected: undefined });
    (value as Changeable).token.access_token = "changed by the caller";
    expectValue(await one.load(), madeUpRecord(1), "although the caller's object was changed afterwards");
    expectValue(await other.load(), madeUpRecord(1), "although the caller's object was changed afterwards");
  },
};

const loadChangesNothing: StoragePromise = {
  name: "load changes nothing",
  buildsOn: [roundTrip],
  async run({ one, other, backing }) {
    for (const storage of [one, other, one]) await storage.load();
    const revision = await one.save(madeUpRecord(1), { expected: undefined });
    const before = await backing.rawBytes?.();
    for (const storage of [one, other, one]) {
      const found = await storage.load();
      expectThat(
        found?.revision === revision,
        "the revision stays the same however often load is called",
        "it became another",
      );
    }
    const after = await backing.rawBytes?.();
    expectThat(
      String(before) === String(after),
      "the stored bytes stay the same however often load is called",
      "they became others",
    );
    await one.save(madeUpRecord(2), { expected: revision });
  },
};

export const valuePromises: readonly StoragePromise[] = [
  roundTrip,
  largeRoundTrip,
  specialNames,
  emptyValue,
  loadedCopies,
  savedCopies,
  loadChangesNothing,
];
