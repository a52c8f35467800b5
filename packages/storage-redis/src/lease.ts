import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createLocalLock, StorageLockTimeoutError, type TokenStorage } from "@schwab-kit/core";
import { unlessAborted } from "@schwab-kit/core/support";
import { PATIENCE_MS } from "./connection.js";
import type { LoginKeys } from "./keys.js";
import type { ScriptArguments } from "./redis-client.js";
import { lockLost } from "./redis-errors.js";
import type { RunScript } from "./run-script.js";
import { heldScript, releaseScript, takeScript } from "./scripts.js";

const LONGEST_PAUSE_MS = 250;
/** The time for one request near the end of a wait; and to give a lease back, which otherwise ends by itself. */
const SHORT_LIMIT_MS = 500;

/**
 * A lock between machines: a key with its holder's name that ends by itself after `holdMs`. Nothing prolongs it.
 * Within this process it is a queue, so that one process competes once, and takes over at once what it could not
 * give back while Redis was away: it may hold a grant that nobody else has.
 */
export function leaseLock(run: RunScript, keys: LoginKeys, description: string): TokenStorage["withLock"] {
  const locally = createLocalLock(description);
  const owner = `${randomUUID()}:`;
  let turns = 0;

  return async (critical, { waitMs, holdMs, signal }) => {
    const endsAt = performance.now() + waitMs;
    // Counted when the lock is asked for, so that who comes later has the later turn.
    const turn = `${++turns}`;
    const lock: ScriptArguments = { keys: [keys.lock], arguments: [owner + turn] };
    const release = async (): Promise<void> => {
      await run(releaseScript, lock, { limitMs: SHORT_LIMIT_MS }).catch(() => {});
    };

    async function take(): Promise<boolean> {
      const limitMs = Math.min(PATIENCE_MS, Math.max(SHORT_LIMIT_MS, endsAt - performance.now()));
      const options: ScriptArguments = {
        keys: [keys.lock],
        arguments: [owner, turn, `${Math.ceil(holdMs)}`],
      };
      const taking = run(takeScript, options, { limitMs });
      try {
        return (await unlessAborted(taking, signal)) === 1;
      } catch (error) {
        // It may have become ours all the same, with nobody left to use it.
        void taking.then(release, () => {});
        throw error;
      }
    }

    async function wait(): Promise<void> {
      for (let pauseMs = 10; !(await take()); pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
        const leftMs = endsAt - performance.now();
        if (leftMs <= 0) throw new StorageLockTimeoutError(description, waitMs);
        // Rejects only when aborted, and then the caller's own reason is thrown.
        await delay(Math.min(leftMs, pauseMs * (0.5 + Math.random())), undefined, { signal }).catch(() => {});
        signal?.throwIfAborted();
      }
    }

    return await locally(
      async () => {
        await wait();
        try {
          return await critical({
            async assertHeld() {
              if ((await run(heldScript, lock)) !== 1) throw lockLost(description);
            },
          });
        } finally {
          await release();
        }
      },
      { waitMs, holdMs, ...(signal && { signal }) },
    );
  };
}
