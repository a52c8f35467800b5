/** Calls it once for all items of one turn, such as those of one frame. */
export function inBatches<T>(take: (items: readonly T[]) => void): (item: T) => void {
  let waiting: T[] = [];
  return (item) => {
    waiting.push(item);
    if (waiting.length > 1) return;
    queueMicrotask(() => {
      const items = waiting;
      waiting = [];
      take(items);
    });
  };
}

/** Calls it once after so many milliseconds, however often it was wanted until then. */
export function soon(milliseconds: number, act: () => void): { want(): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    want() {
      timer ??= setTimeout(() => {
        timer = undefined;
        act();
      }, milliseconds);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
