import { codeOf, errorInWords, expectThat, rejectionOf } from "../expectations.js";
import { holdLock, patiently } from "../hold-lock.js";
import type { StoragePromise } from "../storage-promise.js";
import { pause, within } from "../waiting.js";
import { inOneHandle } from "./competition.js";

const givesResult: StoragePromise = {
  name: "withLock gives what its critical section gives",
  async run(scene) {
    const result = { the: "very object" };
    const given = await scene.one.withLock(async () => result, patiently(scene));
    expectThat(
      given === result,
      "withLock resolves with what critical resolved with",
      "it gave something else",
    );
  },
};

const throwsOn: StoragePromise = {
  name: "withLock rejects with what its critical section throws",
  async run(scene) {
    const thrown = new Error("thrown by a critical section of the storage testkit");
    const failing = scene.one.withLock(async () => {
      throw thrown;
    }, patiently(scene));
    const told = await rejectionOf(failing, "withLock rejects when critical throws");
    expectThat(
      told === thrown,
      "withLock rejects with the very error that critical threw",
      `it rejected with ${errorInWords(told)}`,
    );
  },
};

export const isHeld: StoragePromise = {
  name: "assertHeld resolves while the lock is held",
  async run(scene) {
    const { lock, release } = await holdLock(scene, scene.one);
    for (let times = 0; times < 3; times++) {
      const error = await lock.assertHeld().then(
        () => undefined,
        (thrown: unknown) => thrown ?? new Error("nothing"),
      );
      expectThat(
        error === undefined,
        "assertHeld resolves while the lock is held",
        `it rejected with ${errorInWords(error)}`,
      );
    }
    await release();
  },
};

const isNotInterrupted: StoragePromise = {
  name: "an abort ends no critical section that has begun",
  buildsOn: [givesResult],
  async run(scene) {
    const controller = new AbortController();
    const running = scene.one.withLock(
      async () => {
        controller.abort(new Error("aborted by the storage testkit"));
        await pause(5);
        return "to its end";
      },
      { ...patiently(scene), signal: controller.signal },
    );
    const given = await running.catch(
      (error) => `an error, ${String(codeOf(error) ?? "the abort's reason")}`,
    );
    expectThat(
      given === "to its end",
      "withLock gives what critical gives, although the signal was aborted meanwhile",
      `it gave ${given}`,
    );
  },
};

const refusesAborted: StoragePromise = {
  name: "a signal that is aborted already ends the call, and critical never begins",
  buildsOn: [inOneHandle.excludes],
  async run(scene) {
    const reason = new Error("aborted by the storage testkit");
    let hasBegun = false;
    const attempt = scene.one.withLock(
      async () => {
        hasBegun = true;
      },
      { ...patiently(scene), signal: AbortSignal.abort(reason) },
    );
    const expected = "withLock rejects with the signal's reason when that is aborted already";
    const told = await within(rejectionOf(attempt, expected), scene.times.patienceMs, expected);
    expectThat(told === reason, expected, `it rejected with ${errorInWords(told)}`);
    expectThat(!hasBegun, "critical never begins then", "it began");
  },
};

export const lockPromises: readonly StoragePromise[] = [
  givesResult,
  throwsOn,
  isHeld,
  isNotInterrupted,
  refusesAborted,
];
