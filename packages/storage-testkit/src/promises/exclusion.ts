import type { TokenStorage } from "@schwab-kit/core";
import { errorInWords, expectCode, expectThat, rejectionOf } from "../expectations.js";
import { holdLock, patiently } from "../hold-lock.js";
import type { Scene } from "../scene.js";
import { locksBetweenHandles, type Need, type StoragePromise } from "../storage-promise.js";
import { pause, within } from "../waiting.js";

const SECTIONS = 6;
const SHORT_WAIT_MS = 40;
/** A moment in which a critical section that must not begin would. */
const LATE_MS = 10;

/** The promises that hold within one handle, and again between two where the lock reaches further. */
export interface ExclusionPromises {
  readonly excludes: StoragePromise;
  readonly all: readonly StoragePromise[];
}

function exclusionPromises(
  where: string,
  needs: readonly Need[],
  second: (scene: Scene) => Promise<TokenStorage>,
  basis?: ExclusionPromises,
): ExclusionPromises {
  /** The same promise within one handle, where there is one. */
  const same = (index: number): StoragePromise[] => basis?.all.slice(index, index + 1) ?? [];

  const excludes: StoragePromise = {
    name: `only one critical section runs at a time${where}`,
    needs,
    buildsOn: same(0),
    async run(scene) {
      const handles = [scene.one, await second(scene)];
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

  const timesOut: StoragePromise = {
    name: `a wait that runs out rejects with storage-lock-timeout, and its critical section never begins${where}`,
    needs,
    buildsOn: [excludes, ...same(1)],
    async run(scene) {
      const storage = await second(scene);
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

  const aborts: StoragePromise = {
    name: `an aborted wait rejects with the caller's reason, and its critical section never begins${where}`,
    needs,
    buildsOn: [excludes, ...same(2)],
    async run(scene) {
      const storage = await second(scene);
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

  const blocksNobody: StoragePromise = {
    name: `a wait that was given up blocks nobody and lets nobody overtake${where}`,
    needs,
    buildsOn: [excludes, timesOut, aborts, ...same(3)],
    async run(scene) {
      const storage = await second(scene);
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

  const isFreed: StoragePromise = {
    name: `the lock is free again after its critical section has thrown${where}`,
    needs,
    buildsOn: [excludes, ...same(4)],
    async run(scene) {
      const storage = await second(scene);
      const failing = scene.one.withLock(async () => {
        throw new Error("thrown by a critical section of the storage testkit");
      }, patiently(scene));
      await failing.catch(() => {});
      const next = await holdLock(scene, storage);
      await next.release();
    },
  };

  return { excludes, all: [excludes, timesOut, aborts, blocksNobody, isFreed] };
}

export const inOneHandle: ExclusionPromises = exclusionPromises("", [], async ({ one }) => one);

export const betweenHandles: ExclusionPromises = exclusionPromises(
  ", through two handles",
  [locksBetweenHandles],
  (scene) => scene.open(),
  inOneHandle,
);
