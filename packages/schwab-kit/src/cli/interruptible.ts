/** Runs work that Ctrl-C or SIGTERM ends in an orderly way, by its signal. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new DOMException("Interrupted.", "AbortError"));
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}
