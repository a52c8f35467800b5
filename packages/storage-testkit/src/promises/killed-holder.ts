import { expectCode, expectThat, expectValue } from "../expectations.js";
import { holdLock, LONG_HOLD_MS } from "../hold-lock.js";
import { madeUpRecord } from "../made-up-values.js";
import type { Scene } from "../scene.js";
import type { StorageWorker } from "../storage-backing.js";
import {
  hook,
  isDurable,
  isSharedBetweenWorkers,
  locksBetweenWorkers,
  type StoragePromise,
} from "../storage-promise.js";
import type { StorageTask } from "../storage-task.js";
import { within } from "../waiting.js";
import { betweenHandles } from "./competition.js";

const needs = [hook("spawn"), locksBetweenWorkers];

async function spawnUntil(scene: Scene, task: StorageTask, line: string): Promise<StorageWorker> {
  const worker = await scene.spawn(task);
  const said = await within(worker.nextLine(), scene.times.patienceMs, `the worker says "${line}"`);
  expectThat(
    said === line,
    `the worker says "${line}"`,
    said === undefined ? "it ended" : "it said something else",
  );
  return worker;
}

const excludesProcesses: StoragePromise = {
  name: "while another process holds the lock, nobody here gets it",
  needs,
  buildsOn: [betweenHandles.timesOut],
  async run(scene) {
    await spawnUntil(scene, { do: "hold-lock", holdMs: LONG_HOLD_MS }, "held");
    const attempt = scene.one.withLock(async () => {}, { waitMs: 40, holdMs: LONG_HOLD_MS });
    await expectCode(attempt, "storage-lock-timeout", "withLock while another process holds the lock");
  },
};

const killedHolderLosesLock: StoragePromise = {
  name: "the lock of a process that was killed while holding it goes to the next",
  needs,
  buildsOn: [excludesProcesses],
  async run(scene) {
    const worker = await spawnUntil(scene, { do: "hold-lock", holdMs: scene.times.holdMs }, "held");
    await worker.kill();
    const next = await holdLock(scene, scene.one);
    await next.release();
  },
};

const killedAfterSave: StoragePromise = {
  name: "what a process saved before it was killed, still holding the lock, is kept",
  needs: [...needs, isDurable, isSharedBetweenWorkers],
  buildsOn: [killedHolderLosesLock],
  async run(scene) {
    await scene.one.save(madeUpRecord(1), { expected: undefined });
    const task: StorageTask = { do: "save-and-hold-lock", holdMs: scene.times.holdMs };
    const worker = await spawnUntil(scene, task, "saved");
    await worker.kill();
    const next = await holdLock(scene, scene.one);
    const found = await scene.one.load();
    expectValue(found, madeUpRecord(2), "by the process that was killed");
    await scene.one.save(madeUpRecord(3), { expected: found.revision });
    await next.release();
  },
};

export const killedHolderPromises: readonly StoragePromise[] = [
  excludesProcesses,
  killedHolderLosesLock,
  killedAfterSave,
];
