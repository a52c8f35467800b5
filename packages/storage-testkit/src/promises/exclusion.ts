import { expectThat } from "../expectations.js";
import { holdLock, patiently } from "../hold-lock.js";
import type { LockPair } from "../lock-pair.js";
import type { StoragePromise } from "../storage-promise.js";
import { pause, within } from "../waiting.js";

const SECTIONS = 6;

export function excludes(pair: LockPair, buildsOn: readonly StoragePromise[]): StoragePromise {
  return {
    name: `only one critical section runs at a time${pair.where}`,
    needs: pair.needs,
    buildsOn,
    async run(scene) {
      const handles = [scene.one, await pair.second(scene)];
      let inside = 0;
      let most = 0;
      let ran = 0;
      const section = async () => {
        most = Math.max(most, ++inside);
        await pause(2);
        inside--;
        ran++;
      };
      const sections = Array.from({ length: SECTIONS }, (_, n) =>
        (handles[n % 2] ?? scene.one).withLock(section, patiently(scene)),
      );
      await within(Promise.all(sections), scene.times.patienceMs, "every waiter's turn comes");
      expectThat(most === 1, "only one critical section runs at a time", `${most} ran at a time`);
      expectThat(ran === SECTIONS, "every critical section runs once", `${ran} of ${SECTIONS} ran`);
    },
  };
}

export function isFreed(pair: LockPair, buildsOn: readonly StoragePromise[]): StoragePromise {
  return {
    name: `the lock is free again after its critical section has thrown${pair.where}`,
    needs: pair.needs,
    buildsOn,
    async run(scene) {
      const storage = await pair.second(scene);
      const failing = scene.one.withLock(async () => {
        throw new Error("thrown by a critical section of the storage testkit");
      }, patiently(scene));
      await failing.catch(() => {});
      const next = await holdLock(scene, storage);
      await next.release();
    },
  };
}
