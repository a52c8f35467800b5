import { Broken, errorInWords, expectThat } from "../expectations.js";
import { countIn } from "../increment.js";
import { madeUpLargeRecord, madeUpRecord, numberOfLargeRecord } from "../made-up-values.js";
import type { Scene } from "../scene.js";
import {
  hook,
  isDurable,
  isSharedBetweenProcesses,
  locksBetweenProcesses,
  type StoragePromise,
} from "../storage-promise.js";
import { pause, within } from "../waiting.js";
import { neverHalf } from "./at-once.js";
import { clearRemoves } from "./clear.js";
import { oneSaveWinsBetweenHandles } from "./races.js";

const ROUNDS = 3;
const PROCESSES = 2;
const TIMES = 15;

/** Kills a process at a random moment of its saving; gives the number of the last save that it began. */
async function killWriter(scene: Scene): Promise<number> {
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

const killedWriterLeavesWhole: StoragePromise = {
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
  needs: [hook("spawn"), hook("leftovers"), locksBetweenProcesses],
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

const processesLoseNoIncrement: StoragePromise = {
  name: "processes that count up by load and save, repeating after a conflict, lose no count",
  needs: [hook("spawn"), isSharedBetweenProcesses],
  buildsOn: [oneSaveWinsBetweenHandles, neverHalf, killedWriterLeavesWhole],
  async run(scene) {
    const workers = await Promise.all(
      Array.from({ length: PROCESSES }, () => scene.spawn({ do: "increment", times: TIMES })),
    );
    const allSay = async (line: string): Promise<void> => {
      const expected = `every process that counts up says "${line}"`;
      const said = Promise.all(workers.map((worker) => worker.nextLine()));
      const lines = await within(said, scene.times.patienceMs, expected);
      expectThat(
        lines.every((one) => one === line),
        expected,
        "one ended before; see what it printed",
      );
    };
    await allSay("ready");
    await scene.one.save({ count: 0 }, { expected: undefined });
    await allSay("done");
    const count = countIn((await scene.one.load())?.value);
    expectThat(
      count === PROCESSES * TIMES,
      `${PROCESSES} processes that count up ${TIMES} times each arrive at ${PROCESSES * TIMES}`,
      `they arrived at ${count}`,
    );
  },
};

function expectNoLeftovers(names: readonly string[] = []): void {
  expectThat(names.length === 0, "nothing is left behind", `there was ${names.join(", ")}`);
}

export const killedWriterPromises: readonly StoragePromise[] = [
  leavesNothing,
  killedWriterLeavesWhole,
  killedWriterLeavesNothing,
  processesLoseNoIncrement,
];
