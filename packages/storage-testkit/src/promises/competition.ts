import { type LockPair, oneHandle, twoHandles } from "../lock-pair.js";
import type { StoragePromise } from "../storage-promise.js";
import { excludes, isFreed } from "./exclusion.js";
import { aborts, blocksNobody, timesOut } from "./lock-waits.js";

/** What holds between two who want the lock. */
export type Competition = {
  readonly excludes: StoragePromise;
  readonly timesOut: StoragePromise;
  readonly aborts: StoragePromise;
  readonly blocksNobody: StoragePromise;
  readonly isFreed: StoragePromise;
};

/** @param basis the same promises of a narrower pair, on which each of these builds */
function competition(pair: LockPair, basis?: Competition): Competition {
  const same = (name: keyof Competition): StoragePromise[] => (basis === undefined ? [] : [basis[name]]);
  const excluding = excludes(pair, same("excludes"));
  const timingOut = timesOut(pair, [excluding, ...same("timesOut")]);
  const aborting = aborts(pair, [excluding, ...same("aborts")]);
  return {
    excludes: excluding,
    timesOut: timingOut,
    aborts: aborting,
    blocksNobody: blocksNobody(pair, [excluding, timingOut, aborting, ...same("blocksNobody")]),
    isFreed: isFreed(pair, [excluding, ...same("isFreed")]),
  };
}

export const inOneHandle: Competition = competition(oneHandle);
export const betweenHandles: Competition = competition(twoHandles, inOneHandle);
