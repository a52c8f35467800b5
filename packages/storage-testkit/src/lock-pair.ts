import type { TokenStorage } from "@schwab-kit/core";
import type { Scene } from "./scene.js";
import { locksBetweenHandles, type Need } from "./storage-promise.js";

/** Who competes for a lock in a test: two callers of one handle, or two handles. */
export interface LockPair {
  /** Ends the promises' names. */
  readonly where: string;
  readonly needs: readonly Need[];
  /** The storage that competes with the scene's first. */
  second(scene: Scene): Promise<TokenStorage>;
}

export const oneHandle: LockPair = { where: "", needs: [], second: async ({ one }) => one };

export const twoHandles: LockPair = {
  where: ", through two handles",
  needs: [locksBetweenHandles],
  second: (scene) => scene.open(),
};
