import type { Revision } from "@schwab-kit/core";
import { expectThat } from "../expectations.js";
import { MADE_UP_SECRET, madeUpRecord } from "../made-up-values.js";
import type { Scene } from "../scene.js";
import { offersSubscribe, type StoragePromise } from "../storage-promise.js";
import { eventually, pause } from "../waiting.js";
import { clearRemoves } from "./clear.js";
import { isSeenByOthers } from "./sharing.js";

/** Listens at `other`; gives the list of what it is told, which grows, and the function that ends it. */
function listen(scene: Scene): { calls: unknown[][]; stop: () => void } {
  const calls: unknown[][] = [];
  const stop = scene.other.subscribe?.((...told) => calls.push(told)) ?? (() => {});
  scene.atEnd(stop);
  return { calls, stop };
}

/** So that each save of a test is of a value that the test has not saved before. */
let lastNumber = 0;

/** Saves until a listener is told: nobody promises that it listens from the very moment it subscribed. */
async function untilTold(scene: Scene, calls: readonly unknown[][], expected?: Revision): Promise<Revision> {
  const end = Date.now() + scene.times.patienceMs;
  let revision = expected;
  while (true) {
    const latest = await scene.one.save(madeUpRecord(++lastNumber), { expected: revision });
    revision = latest;
    for (let waits = 0; waits < 20; waits++) {
      if (calls.some(([told]) => told === latest)) return latest;
      await pause(5);
    }
    expectThat(
      Date.now() < end,
      `a listener is told the revision of what ${whose(scene)} saved`,
      calls.length === 0 ? "it was never called" : "it was called, but not with that revision",
    );
  }
}

const whose = (scene: Scene): string => (scene.one === scene.other ? "the same handle" : "another handle");

const tells: StoragePromise = {
  name: "subscribe tells the revision after a save, and undefined after a clear",
  needs: [offersSubscribe],
  buildsOn: [clearRemoves, isSeenByOthers],
  async run(scene) {
    const { calls } = listen(scene);
    const revision = await untilTold(scene, calls);
    await scene.one.clear({ expected: revision });
    await eventually(
      () => calls.at(-1)?.[0] === undefined,
      scene.times.patienceMs,
      `a listener is told undefined when ${whose(scene)} has cleared`,
    );
  },
};

const tellsNoValue: StoragePromise = {
  name: "subscribe tells revisions only, never a value",
  needs: [offersSubscribe],
  buildsOn: [tells],
  async run(scene) {
    const { calls } = listen(scene);
    await untilTold(scene, calls);
    expectThat(
      !JSON.stringify(calls).includes(MADE_UP_SECRET),
      "a listener is told nothing of the value",
      "the value's refresh token was among what it was told",
    );
    expectThat(
      calls.every((told) => told.length === 1),
      "a listener is called with one argument, the revision",
      "it was called with more",
    );
  },
};

const stops: StoragePromise = {
  name: "a listener that has unsubscribed is told nothing more",
  needs: [offersSubscribe],
  buildsOn: [tells],
  async run(scene) {
    const leaving = listen(scene);
    const revision = await untilTold(scene, leaving.calls);
    leaving.stop();
    const callsBefore = leaving.calls.length;
    const staying = listen(scene);
    await untilTold(scene, staying.calls, revision);
    expectThat(
      leaving.calls.length === callsBefore,
      "a listener that has unsubscribed is not called any more",
      "it was called, at the latest when another listener was",
    );
  },
};

const survivesListeners: StoragePromise = {
  name: "a listener that throws harms neither who saves nor the other listeners",
  needs: [offersSubscribe],
  buildsOn: [tells],
  async run(scene) {
    const stop = scene.other.subscribe?.(() => {
      throw new Error("thrown by a listener of the storage testkit");
    });
    scene.atEnd(() => stop?.());
    const { calls } = listen(scene);
    await untilTold(scene, calls);
  },
};

export const subscribePromises: readonly StoragePromise[] = [tells, tellsNoValue, stops, survivesListeners];
