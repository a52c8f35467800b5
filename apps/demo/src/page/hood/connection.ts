import type { ClientEvent } from "@schwab-kit/http-client";
import { createStore, type Store } from "../shared/store.js";

/** How the way to Schwab is, by the latest that was heard of it. */
interface Connection {
  readonly isReachable: boolean;
  /** While Schwab wants no requests, epoch milliseconds; in the past when it takes them. */
  readonly pausedUntil: number;
}

export interface ConnectionWatch {
  readonly connection: Store<Connection>;
  note(event: ClientEvent): void;
}

export function watchConnection(): ConnectionWatch {
  const connection = createStore<Connection>({ isReachable: true, pausedUntil: 0 });
  return {
    connection,
    note(event) {
      const now = connection.get();
      if (event.type === "response" && !now.isReachable) connection.set({ ...now, isReachable: true });
      if (event.type === "no-response" && event.because !== "aborted") {
        connection.set({ ...now, isReachable: false });
      }
      if (event.type === "paused") connection.set({ ...now, pausedUntil: Date.now() + event.forMs });
    },
  };
}
