/** What `within` rejects with when its time is over. */
export class NoAnswerInTime extends Error {}

/** What `work` gives if it does so within `limitMs` milliseconds. Keeps the process alive until then if told so. */
export async function within<T>(
  work: Promise<T>,
  limitMs: number,
  { keepsAlive }: { readonly keepsAlive: boolean },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime()), limitMs);
    if (!keepsAlive) timer.unref();
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
