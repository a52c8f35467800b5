import type { Answer } from "./answer.js";
import type { Query } from "./request-url.js";

/** One call of the API, checked and ready: what to ask, and how to read the answer. */
export interface Operation<T> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the base URL, its parts encoded. */
  readonly path: string;
  readonly query?: Query;
  /** Sent as JSON. */
  readonly body?: object;
  /** The hash of the account whose orders this changes: such requests have a rate of their own, and run once. */
  readonly changesOrdersOf?: string;
  /** Goes around the fetch that sends it, each time: an order must know whether it may have arrived. */
  readonly watch?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
  /** @throws SchwabApiError `api-answer-unreadable` */
  readonly read: (answer: Answer) => T;
}
