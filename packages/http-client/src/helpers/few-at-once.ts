/** So few that other calls of the same program still get their turn. */
const AT_ONCE = 4;

/**
 * Works on all items, a few at once, and gives the results in the items' order. After the first failure, which is
 * the one it rejects with, nothing more is begun, and what is under way is aborted, as it is by `signal`.
 */
export async function fewAtOnce<Item, Result>(
  items: readonly Item[],
  signal: AbortSignal | undefined,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, item] = next;
      results[index] = await work(item, either);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return results;
  } finally {
    waiting.length = 0;
    stop.abort();
  }
}
