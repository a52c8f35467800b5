import { expectThat } from "../expectations.js";
import { madeUpLargeRecord, madeUpRecord } from "../made-up-values.js";
import { hook, locksBetweenWorkers, type StoragePromise } from "../storage-promise.js";
import { clearRemoves } from "./clear.js";
import { killedWriterLeavesWhole, killWriter, ROUNDS } from "./killed-writer.js";

const leavesNothing: StoragePromise = {
  name: "saving and clearing leave nothing behind",
  needs: [hook("leftovers")],
  buildsOn: [clearRemoves],
  async run({ one, backing }) {
    const first = await one.save(madeUpRecord(1), { expected: undefined });
    await one.save(madeUpRecord(2), { expected: undefined }).catch(() => {});
    const second = await one.save(madeUpRecord(3), { expected: first });
    expectNoLeftovers(await backing.leftovers?.());
    await one.clear({ expected: second });
    expectNoLeftovers(await backing.leftovers?.());
  },
};

const killedWriterLeavesNothing: StoragePromise = {
  name: "what a process that was killed while saving left behind is gone after the next save",
  // Only under a lock between processes is it certain that no living process still needs it.
  needs: [hook("spawn"), hook("leftovers"), locksBetweenWorkers],
  buildsOn: [leavesNothing, killedWriterLeavesWhole],
  async run(scene) {
    await scene.one.save(madeUpLargeRecord(0), { expected: undefined });
    for (let round = 0; round < ROUNDS; round++) {
      await killWriter(scene);
      const expected = (await scene.one.load())?.revision;
      await scene.one.save(madeUpLargeRecord(0), { expected });
      expectNoLeftovers(await scene.backing.leftovers?.());
    }
  },
};

function expectNoLeftovers(names: readonly string[] = []): void {
  expectThat(names.length === 0, "nothing is left behind", `there was ${names.join(", ")}`);
}

export const leftoverPromises: readonly StoragePromise[] = [leavesNothing, killedWriterLeavesNothing];
