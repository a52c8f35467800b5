/**
 * A signal that aborts after so many milliseconds. Should the process have been stopped meanwhile, or the machine
 * asleep, then an answer that has come by then is still taken: sockets get one more turn before it aborts.
 */
export function giveUpAfter(milliseconds: number): {
  readonly signal: AbortSignal;
  readonly cancel: () => void;
} {
  const controller = new AbortController();
  let timer = setTimeout(() => {
    timer = setTimeout(() => controller.abort(), 0);
  }, milliseconds);
  return { signal: controller.signal, cancel: () => clearTimeout(timer) };
}
