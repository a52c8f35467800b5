import { expectThat, expectValue } from "../expectations.js";
import { madeUpRecord } from "../made-up-values.js";
import { isDurable, isShared, type StoragePromise } from "../storage-promise.js";
import { isSeenByOthers } from "./sharing.js";

const survivesClose: StoragePromise = {
  name: "what was saved is there when the storage is closed and opened again, and can be saved over",
  needs: [isDurable],
  async run(scene) {
    await scene.one.save(madeUpRecord(1), { expected: undefined });
    await scene.one.close();
    const reopened = await scene.open();
    const found = await reopened.load();
    expectValue(found, madeUpRecord(1), "before the storage was closed");
    await reopened.save(madeUpRecord(2), { expected: found.revision });
    expectValue(await (await scene.open()).load(), madeUpRecord(2), "after the storage was opened again");
  },
};

const closesTwice: StoragePromise = {
  name: "close may be called again, and at once",
  async run({ one }) {
    await Promise.all([one.close(), one.close()]);
    await one.close();
  },
};

const closesAlone: StoragePromise = {
  name: "closing one handle leaves the others working",
  needs: [isShared],
  buildsOn: [isSeenByOthers, survivesClose],
  async run({ one, other }) {
    const expected = await one.save(madeUpRecord(1), { expected: undefined });
    await one.close();
    await other.save(madeUpRecord(2), { expected });
    expectValue(await other.load(), madeUpRecord(2), "after another handle was closed");
  },
};

const saysWhatItIs: StoragePromise = {
  name: "every handle says the same about itself, from the start",
  async run(scene) {
    const { description, capabilities } = scene.one;
    expectThat(
      typeof description === "string" && description.trim() !== "",
      "description is a text for messages",
      "it is none",
    );
    const again = (await scene.open()).capabilities;
    expectThat(
      JSON.stringify(again) === JSON.stringify(capabilities),
      "two storages over one place declare the same capabilities",
      "they declare different ones",
    );
  },
};

export const reopeningPromises: readonly StoragePromise[] = [
  saysWhatItIs,
  survivesClose,
  closesTwice,
  closesAlone,
];
