import { errorInWords, expectCode, expectThat } from "../expectations.js";
import { type Holder, holdLock, LONG_HOLD_MS } from "../hold-lock.js";
import type { Scene } from "../scene.js";
import { locksBetweenHandles, type StoragePromise } from "../storage-promise.js";
import { within } from "../waiting.js";
import { betweenHandles } from "./competition.js";
import { isHeld } from "./lock.js";

/** Two holders: `late` asked for a short hold and stays in, `next` waited and got the lock all the same. */
async function overstay(scene: Scene): Promise<{ late: Holder; next: Holder }> {
  const late = await holdLock(scene, scene.one, { holdMs: scene.times.holdMs });
  return { late, next: await holdLock(scene, await scene.open()) };
}

const losesLock: StoragePromise = {
  name: "a holder that stays longer than its holdMs loses the lock to one that waits",
  needs: [locksBetweenHandles],
  buildsOn: [betweenHandles.excludes],
  async run(scene) {
    const { next } = await overstay(scene);
    await next.release();
  },
};

const isTold: StoragePromise = {
  name: "the assertHeld of a holder that lost the lock rejects with storage-lock-lost",
  needs: [locksBetweenHandles],
  buildsOn: [losesLock, isHeld],
  async run(scene) {
    const { late, next } = await overstay(scene);
    await expectCode(
      late.lock.assertHeld(),
      "storage-lock-lost",
      "assertHeld of a holder that lost the lock",
    );
    const error = await next.lock.assertHeld().then(
      () => undefined,
      (thrown: unknown) => thrown ?? new Error("nothing"),
    );
    expectThat(
      error === undefined,
      "assertHeld of the new holder resolves",
      `it rejected with ${errorInWords(error)}`,
    );
  },
};

const freesNobodysLock: StoragePromise = {
  name: "a holder that lost the lock does not free the next one's when it ends",
  needs: [locksBetweenHandles],
  buildsOn: [losesLock, betweenHandles.timesOut],
  async run(scene) {
    const { late } = await overstay(scene);
    await late.release();
    const third = await scene.open();
    const attempt = third.withLock(async () => {}, { waitMs: 40, holdMs: LONG_HOLD_MS });
    const attempted =
      "withLock of a third handle, while the second holds the lock and the first let go late,";
    await within(
      expectCode(attempt, "storage-lock-timeout", attempted),
      scene.times.patienceMs,
      `${attempted} rejects soon`,
    );
  },
};

export const overstayingPromises: readonly StoragePromise[] = [losesLock, isTold, freesNobodysLock];
