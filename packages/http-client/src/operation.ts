import type { Answer } from "./answer.js";
import type { Query } from "./request-url.js";

/** One call of the API, checked and ready: what to ask, and how to read the answer. */
export interface Operation<T> {
  readonly method: "GET";
  /** Below the base URL, its parts encoded. */
  readonly path: string;
  readonly query?: Query;
  /** @throws SchwabApiError `api-answer-unreadable` */
  readonly read: (answer: Answer) => T;
}
