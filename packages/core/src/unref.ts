/** A timer that keeps no process alive, where the runtime makes a difference. */
export function unref<T>(timer: T): T {
  (timer as { unref?: () => void }).unref?.();
  return timer;
}
