import type { StorageCapabilities } from "@schwab-kit/core";
import type { Scene } from "./scene.js";
import type { StorageBacking } from "./storage-backing.js";

/** One thing a storage promises, and how to find out. */
export interface StoragePromise {
  readonly name: string;
  /** What must be declared or offered for it to apply. */
  readonly needs?: readonly Need[];
  /** More basic promises: when one of those is broken, this one would only say so again. */
  readonly buildsOn?: readonly StoragePromise[];
  run(scene: Scene): Promise<void>;
}

/** What is known of a storage before the tests run. */
export interface Subject {
  readonly capabilities: StorageCapabilities;
  readonly backing: StorageBacking;
  readonly hasSubscribe: boolean;
}

/** Says why a promise doesn't apply to a storage; `undefined` when it does. */
export type Need = (subject: Subject) => string | undefined;

export const isDurable: Need = ({ capabilities }) =>
  capabilities.durable ? undefined : "the storage does not say that it is durable";

export const isShared: Need = ({ capabilities }) =>
  capabilities.sharedBetween !== "nothing"
    ? undefined
    : 'sharedBetween is "nothing", so there is no second handle';

export const locksBetweenHandles: Need = ({ capabilities }) =>
  capabilities.lockedBetween !== "nothing"
    ? undefined
    : 'lockedBetween is "nothing": the lock reaches no further than one storage object';

export const isEncrypted: Need = ({ capabilities }) =>
  capabilities.encrypted ? undefined : "the storage does not say that it encrypts";

/** Of a storage that tabs share, a spawned worker is a tab. */
export const isSharedBetweenWorkers: Need = ({ capabilities: { sharedBetween } }) =>
  sharedBetween !== "nothing" ? undefined : 'sharedBetween is "nothing", less than processes or tabs';

export const locksBetweenWorkers: Need = ({ capabilities: { lockedBetween } }) =>
  lockedBetween !== "nothing" ? undefined : 'lockedBetween is "nothing", less than processes or tabs';

export const offersSubscribe: Need = ({ hasSubscribe }) =>
  hasSubscribe ? undefined : "the storage has no subscribe";

/** A function of the backing that the promise can't be tested without. */
export function hook(name: "corrupt" | "rawBytes" | "leftovers" | "spawn"): Need {
  return ({ backing }) => (backing[name] === undefined ? `the backing has no ${name}()` : undefined);
}
