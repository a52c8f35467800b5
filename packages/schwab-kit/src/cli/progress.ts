/** How long a wait may last in silence, milliseconds. */
const SILENCE_MS = 400;

/**
 * Waits for the work; when that takes a moment, says on standard error what is waited for: a spinner on a
 * terminal, one plain line elsewhere.
 */
export async function withProgress<T>(waitingFor: string, work: Promise<T>): Promise<T> {
  let stop: (() => void) | undefined;
  let isDone = false;
  const timer = setTimeout(async () => {
    if (!process.stderr.isTTY) {
      process.stderr.write(`${waitingFor}…\n`);
      return;
    }
    const { spinner } = await import("@clack/prompts");
    if (isDone) return;
    const turning = spinner({ output: process.stderr });
    turning.start(waitingFor);
    stop = () => turning.clear();
  }, SILENCE_MS);
  try {
    return await work;
  } finally {
    isDone = true;
    clearTimeout(timer);
    stop?.();
  }
}
