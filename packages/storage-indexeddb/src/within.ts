/** What `within` rejects with when its time is over. */
class NoAnswerInTime extends Error {
  // By hand, because minifiers rename the class.
  override readonly name: string = "NoAnswerInTime";
}

/** What `work` gives if it does so within `limitMs` milliseconds. */
export async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime()), limitMs);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
