import { setTimeout as delay } from "node:timers/promises";
import { SchwabKitError } from "@schwab-kit/core";
import { systemErrorCode } from "@schwab-kit/core/support";
import { type Connection, PATIENCE_MS } from "./connection.js";
import type { ScriptArguments, ScriptClient } from "./redis-client.js";
import { errorFrom, isFinalReply, replyCode } from "./redis-errors.js";
import type { Script } from "./scripts.js";
import { NoAnswerInTime, within } from "./within.js";

/** Runs a script within a time limit, `PATIENCE_MS` unless given; rejects with a `StorageError` otherwise. */
export type RunScript = (
  script: Script,
  options: ScriptArguments,
  limits?: { readonly limitMs: number },
) => Promise<unknown>;

/** A command under way gets its answer before the process ends. */
const alive = { keepsAlive: true };

/** Byte strings of answers as bytes: a client would turn damaged text into different text. */
const typeMapping = { ["$".charCodeAt(0)]: Buffer };

export function scriptRunner(connection: Connection, description: string): RunScript {
  /** Tries as long as time allows, so that a restart of Redis or a broken connection is no failure. */
  async function run(script: Script, options: ScriptArguments, limitMs: number): Promise<unknown> {
    const endsAt = performance.now() + limitMs;
    // Half of what is left, so that a connection that has gone dead without a word leaves time for another one.
    const shareMs = (): number => (endsAt - performance.now()) * (script.isRepeatable ? 0.5 : 1);
    for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 500)) {
      let wasSent = false;
      try {
        const client = await within(connection.client(), shareMs(), alive);
        wasSent = true;
        const timeout = Math.max(1, Math.ceil(shareMs()));
        const answer = evaluate(client.withCommandOptions({ timeout, typeMapping }), script, options);
        return await within(answer, timeout, alive);
      } catch (error) {
        if (error instanceof NoAnswerInTime) connection.giveUp();
        const isUnclear = wasSent && !script.isRepeatable && replyCode(error) === undefined;
        if (error instanceof SchwabKitError || isFinalReply(error) || isUnclear) throw error;
        if (performance.now() + pauseMs >= endsAt) throw isTelling(error) ? error : new NoAnswerInTime();
      }
      await delay(pauseMs * (0.5 + Math.random() / 2));
    }
  }

  return async (script, options, { limitMs } = { limitMs: PATIENCE_MS }) => {
    try {
      return await run(script, options, limitMs);
    } catch (error) {
      throw errorFrom(error, { description, key: options.keys[0], doing: script.doing, limitMs });
    }
  };
}

/** Whether it says why there was no answer, and not only that a connection had ended. */
function isTelling(error: unknown): boolean {
  return (replyCode(error) ?? systemErrorCode(error)) !== undefined;
}

async function evaluate(
  client: ScriptClient,
  { source, sha1 }: Script,
  options: ScriptArguments,
): Promise<unknown> {
  try {
    return await client.evalSha(sha1, options);
  } catch (error) {
    // A Redis forgets its scripts when it restarts.
    if (replyCode(error) !== "NOSCRIPT") throw error;
    return await client.eval(source, options);
  }
}
