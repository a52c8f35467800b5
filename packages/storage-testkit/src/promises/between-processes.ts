import { expectThat } from "../expectations.js";
import { countIn } from "../increment.js";
import { hook, isSharedBetweenWorkers, type StoragePromise } from "../storage-promise.js";
import { within } from "../waiting.js";
import { neverHalf } from "./at-once.js";
import { killedWriterLeavesWhole } from "./killed-writer.js";
import { oneSaveWinsBetweenHandles } from "./races.js";

const PROCESSES = 2;
const TIMES = 15;

export const processesLoseNoIncrement: StoragePromise = {
  name: "processes that count up by load and save, repeating after a conflict, lose no count",
  needs: [hook("spawn"), isSharedBetweenWorkers],
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
