import { errorInWords, expectCode, expectThat, rejectionOf } from "../expectations.js";
import { holdLock, patiently } from "../hold-lock.js";
import type { LockPair } from "../lock-pair.js";
import type { StoragePromise } from "../storage-promise.js";
import { pause, within } from "../waiting.js";

const SHORT_WAIT_MS = 40;
/** A moment in which a critical section that must not begin would. */
const LATE_MS = 10;

export function timesOut(pair: LockPair, buildsOn: readonly StoragePromise[]): StoragePromise {
  return {
    name: `a wait that runs out rejects with storage-lock-timeout, and its critical section never begins${pair.where}`,
    needs: pair.needs,
    buildsOn,
    async run(scene) {
      const storage = await pair.second(scene);
      const holder = await holdLock(scene, scene.one);
      let hasBegun = false;
      const waiting = storage.withLock(
        async () => {
          hasBegun = true;
        },
        { ...patiently(scene), waitMs: SHORT_WAIT_MS },
      );
      const attempted = `withLock with waitMs: ${SHORT_WAIT_MS} while another holds the lock`;
      await within(
        expectCode(waiting, "storage-lock-timeout", attempted),
        scene.times.patienceMs,
        `${attempted} rejects soon`,
      );
      await holder.release();
      await pause(LATE_MS);
      expectThat(!hasBegun, "a critical section whose wait ran out never begins", "it began later");
    },
  };
}

export function aborts(pair: LockPair, buildsOn: readonly StoragePromise[]): StoragePromise {
  return {
    name: `an aborted wait rejects with the caller's reason, and its critical section never begins${pair.where}`,
    needs: pair.needs,
    buildsOn,
    async run(scene) {
      const storage = await pair.second(scene);
      const holder = await holdLock(scene, scene.one);
      const controller = new AbortController();
      const reason = new Error("aborted by the storage testkit");
      let hasBegun = false;
      const waiting = storage.withLock(
        async () => {
          hasBegun = true;
        },
        { ...patiently(scene), signal: controller.signal },
      );
      const expected = "a wait for the lock that is aborted rejects with the signal's reason";
      const rejection = rejectionOf(waiting, expected);
      // Handled below too; here only so that a rejection before the abort is no unhandled one.
      rejection.catch(() => {});
      await pause(5);
      controller.abort(reason);
      const told = await within(rejection, scene.times.patienceMs, expected);
      expectThat(told === reason, expected, `it rejected with ${errorInWords(told)}`);
      await holder.release();
      await pause(LATE_MS);
      expectThat(!hasBegun, "a critical section whose wait was aborted never begins", "it began later");
    },
  };
}

export function blocksNobody(pair: LockPair, buildsOn: readonly StoragePromise[]): StoragePromise {
  return {
    name: `a wait that was given up blocks nobody and lets nobody overtake${pair.where}`,
    needs: pair.needs,
    buildsOn,
    async run(scene) {
      const storage = await pair.second(scene);
      const holder = await holdLock(scene, scene.one);
      const controller = new AbortController();
      const givenUp = [
        storage.withLock(async () => {}, { ...patiently(scene), waitMs: SHORT_WAIT_MS }),
        storage.withLock(async () => {}, { ...patiently(scene), signal: controller.signal }),
      ];
      let isReleased = false;
      let overtook = false;
      const next = storage.withLock(async () => {
        overtook = !isReleased;
      }, patiently(scene));
      next.catch(() => {});
      controller.abort(new Error("aborted by the storage testkit"));
      await Promise.allSettled(givenUp);
      await pause(5);
      isReleased = true;
      await holder.release();
      await within(next, scene.times.patienceMs, "the next waiter gets the lock when its holder lets go");
      expectThat(
        !overtook,
        "who waits behind a wait that was given up waits for the holder too",
        "it went in",
      );
    },
  };
}
