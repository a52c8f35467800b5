import { fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { TokenManager } from "@schwab-kit/core";
import { SchwabClient } from "@schwab-kit/http-client";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { logIn } from "./log-in.mjs";

/** A stream in a process of its own, and what it has told. */
export async function startWorker(sandbox, folder, seed) {
  const tokenPath = join(folder, "token.json");
  writeFileSync(tokenPath, JSON.stringify(await logIn(sandbox)), { mode: 0o600 });
  const { appKey, appSecret, url: baseUrl } = sandbox;
  const app = { appKey, appSecret, baseUrl };
  const settings = JSON.stringify({ app, tokenPath, seed });
  const child = fork(fileURLToPath(new URL("stream-worker.mjs", import.meta.url)), [settings], {
    execArgv: ["--expose-gc"],
  });
  const told = { states: [], losses: 0, candles: [], activities: [], unwanted: [], heap: undefined };
  const changes = new EventEmitter().setMaxListeners(0);
  child.on("message", ({ state, candle, activity, messageType, unwanted, heap }) => {
    if (state !== undefined) told.states.push(state);
    if (state === "waiting") told.losses += 1;
    if (candle !== undefined) told.candles.push(candle);
    if (activity !== undefined && messageType !== "SUBSCRIBED") told.activities.push(activity);
    if (unwanted !== undefined && unwanted !== "dropped") told.unwanted.push(unwanted);
    if (heap !== undefined) told.heap = heap;
    changes.emit("change");
  });
  child.on("exit", () => changes.emit("change"));
  const tokens = new TokenManager({ ...app, storage: tokenFile(tokenPath) });

  async function until(isSo, what) {
    const limit = AbortSignal.timeout(30_000);
    while (!isSo(told)) {
      if (child.exitCode !== null) throw new Error(`The stream's process has ended: waiting for ${what}.`);
      if (limit.aborted) throw new Error(`Half a minute over, waiting for ${what}.`);
      await Promise.race([once(changes, "change"), delay(1_000, undefined, { ref: true })]);
    }
  }

  return {
    told,
    until,
    client: new SchwabClient({ tokens, baseUrl, rateLimit: false }),
    async memory() {
      told.heap = undefined;
      child.send("memory");
      await until(({ heap }) => heap !== undefined, "its memory");
      return told.heap;
    },
    async end() {
      const exited = child.exitCode === null ? once(child, "exit") : Promise.resolve();
      if (child.connected) child.send("end");
      await exited;
      await tokens[Symbol.asyncDispose]();
      return child.exitCode;
    },
    kill: () => child.kill("SIGKILL"),
  };
}
