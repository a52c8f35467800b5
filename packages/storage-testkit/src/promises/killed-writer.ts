import { Broken, errorInWords, expectThat } from "../expectations.js";
import { madeUpLargeRecord, madeUpRecord, numberOfLargeRecord } from "../made-up-values.js";
import type { Scene } from "../scene.js";
import { hook, isDurable, type StoragePromise } from "../storage-promise.js";
import { pause, within } from "../waiting.js";
import { neverHalf } from "./at-once.js";

export const ROUNDS = 3;

/** Kills a process at a random moment of its saving; gives the number of the last save that it began. */
export async function killWriter(scene: Scene): Promise<number> {
  const worker = await scene.spawn({ do: "save-again-and-again" });
  let begun = 0;
  let saved = 0;
  const listening = (async () => {
    for (let line = await worker.nextLine(); line !== undefined; line = await worker.nextLine()) {
      const [doing, n] = line.split(" ");
      if (doing === "saving") begun = Number(n);
      else saved = Number(n);
    }
  })();
  const end = Date.now() + scene.times.patienceMs;
  while (saved === 0 && Date.now() < end) await pause(2);
  expectThat(saved > 0, "a worker saves", "it did not");
  // The moment is left to chance; nothing is decided by it.
  await pause(Math.random() * 20);
  await worker.kill();
  await within(listening, scene.times.patienceMs, "a killed worker's lines end");
  return begun;
}

/** Loads what the killed process left and says which save it is of; it has to be the last or the one before. */
async function checkWhole(scene: Scene, begun: number): Promise<string> {
  const expected = "after a kill in the middle of saving, load gives the old value or the new one, whole";
  const found = await (await scene.open()).load().catch((error) => {
    throw new Broken(expected, `it rejected with ${errorInWords(error)}`, { cause: error });
  });
  const n = numberOfLargeRecord(found?.value);
  if (found === undefined || n === undefined) {
    throw new Broken(expected, found === undefined ? "it gave nothing" : "it gave a mixture");
  }
  expectThat(
    n === begun || n === begun - 1,
    expected,
    `it gave number ${n}, but the last begun was ${begun}`,
  );
  return found.revision;
}

export const killedWriterLeavesWhole: StoragePromise = {
  name: "a process that is killed while saving leaves the old value or the new one, whole",
  needs: [hook("spawn"), isDurable],
  buildsOn: [neverHalf],
  async run(scene) {
    await scene.one.save(madeUpLargeRecord(0), { expected: undefined });
    for (let round = 0; round < ROUNDS; round++) {
      const expected = await checkWhole(scene, await killWriter(scene));
      if (round === ROUNDS - 1) await (await scene.open()).save(madeUpRecord(1), { expected });
    }
  },
};
