import type { HeldLock, LockOptions, TokenStorage } from "@schwab-kit/core";
import { Broken, errorInWords } from "./expectations.js";
import type { Scene } from "./scene.js";
import { within } from "./waiting.js";

/** A critical section that stays until told to end. */
export interface Holder {
  readonly lock: HeldLock;
  /** Lets the critical section end; resolves when withLock has settled, either way. */
  release(): Promise<void>;
}

/** Longer than any test: whoever holds the lock so long loses it only by letting go. */
export const LONG_HOLD_MS = 120_000;

/** Waits as long as a test does. */
export function patiently(scene: Scene): LockOptions {
  return { waitMs: scene.times.patienceMs, holdMs: LONG_HOLD_MS };
}

/** Enters the lock of a storage and stays in; resolves once inside. */
export async function holdLock(
  scene: Scene,
  storage: TokenStorage,
  options: Partial<LockOptions> = {},
): Promise<Holder> {
  let leave = (): void => {};
  const told = new Promise<void>((resolve) => {
    leave = resolve;
  });
  scene.atEnd(() => leave());
  const expected = "withLock begins its critical section when the lock is free";
  let withLock: Promise<void> = Promise.resolve();
  const lock = await within(
    new Promise<HeldLock>((resolve, reject) => {
      withLock = storage
        .withLock(
          async (held) => {
            resolve(held);
            await told;
          },
          { ...patiently(scene), ...options },
        )
        .catch((error) =>
          reject(new Broken(expected, `it rejected with ${errorInWords(error)}`, { cause: error })),
        );
    }),
    scene.times.patienceMs,
    expected,
  );
  return {
    lock,
    async release() {
      leave();
      await within(withLock, scene.times.patienceMs, "withLock settles when its critical section has ended");
    },
  };
}
