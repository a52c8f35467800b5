/** How long sockets get, after a stop, to be read to the end of what has come, milliseconds. */
const READ_MS = 250;

/**
 * A signal that aborts after so many milliseconds and a little. Should the process have been stopped meanwhile, or
 * the machine asleep, then an answer that has come by then is still taken: timers run before sockets are read.
 */
export function giveUpAfter(milliseconds: number): {
  readonly signal: AbortSignal;
  readonly cancel: () => void;
} {
  const controller = new AbortController();
  const limit = AbortSignal.timeout(milliseconds);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readToTheEnd = (): void => {
    timer = setTimeout(() => controller.abort(), READ_MS);
  };
  limit.addEventListener("abort", readToTheEnd, { once: true });
  return {
    signal: controller.signal,
    cancel() {
      limit.removeEventListener("abort", readToTheEnd);
      clearTimeout(timer);
    },
  };
}
