import { Losses } from "./losses.js";

/** A handler that has so many messages unfinished is given no more until it has finished some. */
const MOST_UNFINISHED = 1_000;

export interface HandlerReports {
  /** It threw, or what it returned rejected. */
  readonly failed: (error: unknown) => void;
  /** It was not given a message. */
  readonly skipped: (count: number) => void;
}

/** Calls a handler for each message, in their order, and lets nothing that it does reach anybody else. */
export function guarded<Item>(
  handler: (item: Item) => unknown,
  { failed, skipped }: HandlerReports,
): (item: Item) => void {
  const losses = new Losses(skipped);
  let unfinished = 0;
  const finished = (): void => {
    unfinished -= 1;
  };
  return (item) => {
    if (unfinished >= MOST_UNFINISHED) return losses.add();
    try {
      const result = handler(item);
      if (!isPromise(result)) return;
      unfinished += 1;
      // The handler's promise, not the message, is all that is held until it settles.
      result.then(finished, (error: unknown) => {
        finished();
        failed(error);
      });
    } catch (error) {
      failed(error);
    }
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined | null)?.then === "function";
}
