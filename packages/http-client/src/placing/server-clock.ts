import { dateOf } from "@schwab-kit/core/support";

/** An answer that was longer under way tells the time too loosely. */
const MAX_TRIP_MS = 5_000;

/** Learns a server's time from the `Date` of its answers. */
export class ServerClock {
  /** How far it is ahead of this machine's, milliseconds: at the least, for the header has whole seconds. */
  aheadMs: number | undefined;

  /** The fetch to listen to. */
  watch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      const askedAt = Date.now();
      const response = await fetch(input, init);
      const answeredAt = Date.now();
      const date = dateOf(response.headers);
      if (!Number.isNaN(date) && answeredAt - askedAt <= MAX_TRIP_MS) this.aheadMs ??= date - answeredAt;
      return response;
    };
  }
}
