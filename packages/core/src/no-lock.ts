import type { HeldLock } from "./token-storage.js";

/** Of who works without a lock that could be lost. */
export const noLock: HeldLock = { assertHeld: async () => {} };
