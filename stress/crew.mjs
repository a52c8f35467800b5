import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { now } from "./notes.mjs";

/** After so many that ended without being killed something is wrong with the workers themselves. */
const MAX_CRASHES = 5;

/**
 * Keeps a number of worker processes running: who is killed is replaced at once.
 * @param settingsOf gives a worker's settings from its number; numbers are never used twice
 * @param onEnded is told the number, and when it was killed unless it did that itself
 */
export function startCrew({ script, size, settingsOf, onStopped, onEnded }) {
  const running = new Map();
  const wakers = new Set();
  const counts = { kills: 0, stops: 0, crashes: [] };
  let started = 0;
  let isClosing = false;

  function start() {
    const worker = ++started;
    const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
      env: { PATH: process.env.PATH, STRESS_WORKER: JSON.stringify(settingsOf(worker)) },
      // Its standard input closes with us, however we end.
      stdio: ["pipe", "ignore", "pipe"],
    });
    const entry = { child, killedAt: undefined, isStopped: false };
    running.set(worker, entry);
    let complaint = "";
    child.stdin.on("error", () => {});
    child.stderr.on("data", (data) => {
      complaint = `${complaint}${data}`.slice(-2000);
    });
    child.on("close", (code, signal) => {
      running.delete(worker);
      if (signal === "SIGKILL") counts.kills++;
      else if (code !== 0 || !isClosing) counts.crashes.push(complaint || `ended with ${code ?? signal}`);
      onEnded(worker, entry.killedAt);
      if (!isClosing && counts.crashes.length < MAX_CRASHES) start();
    });
  }

  function kill(worker) {
    const entry = running.get(worker);
    if (entry === undefined) return;
    // It surely lived until here, and the moment after is not known.
    entry.killedAt ??= now();
    entry.child.kill("SIGKILL");
  }

  /** Stops a worker for some time. Who continues it does so even when this process is gone by then. */
  function stop(worker, milliseconds) {
    const entry = running.get(worker);
    if (entry === undefined || entry.isStopped || entry.killedAt !== undefined) return;
    const { pid } = entry.child;
    const script = 'sleep "$1"; kill -CONT "$0"';
    const waker = spawn("sh", ["-c", script, String(pid), String(milliseconds / 1000)], {
      detached: true,
      stdio: "ignore",
    });
    entry.isStopped = true;
    counts.stops++;
    onStopped(worker, now());
    process.kill(pid, "SIGSTOP");
    wakers.add(waker);
    waker.on("close", () => {
      wakers.delete(waker);
      entry.isStopped = false;
    });
  }

  function killAll() {
    for (const { child } of running.values()) child.kill("SIGKILL");
    for (const waker of wakers) process.kill(-waker.pid, "SIGKILL");
  }
  process.on("exit", killAll);
  for (let count = 0; count < size; count++) start();

  return {
    counts,
    kill,
    stop,
    workers: () => [...running.keys()],
    /** Workers that are stopped now. */
    stopped: () => [...running].filter(([, { isStopped }]) => isStopped).map(([worker]) => worker),
    hasCrashed: () => counts.crashes.length >= MAX_CRASHES,
    /** Lets every worker end its work, those that are stopped too; kills what takes longer. */
    async close(withinMs = 12_000) {
      isClosing = true;
      const endings = [...running.values()].map(({ child }) => once(child, "close"));
      for (const { child } of running.values()) {
        child.kill("SIGCONT");
        child.stdin.end();
      }
      const tooLong = delay(withinMs, undefined, { ref: false }).then(() => {
        for (const worker of running.keys()) kill(worker);
      });
      await Promise.race([Promise.all(endings), tooLong]);
      await Promise.all(endings);
      killAll();
      process.off("exit", killAll);
    },
  };
}
