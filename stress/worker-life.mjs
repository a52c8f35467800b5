/** What the orchestrator told this worker. */
export const settings = JSON.parse(process.env.STRESS_WORKER ?? "{}");

let hasEnded = false;

/** True when the orchestrator is done with us, or gone: either closes our standard input. */
export const isOver = () => hasEnded;

process.stdin.resume().on("close", () => {
  hasEnded = true;
  // Whatever we are at, it is over soon.
  setTimeout(() => process.exit(3), 20_000).unref();
});
