import { madeBy } from "./attribution.js";
import type { Journal } from "./journal.js";

/** The browser's fetch for token requests, with a line in the journal for each: never what is in it. */
export function observedFetch(journal: Journal): typeof fetch {
  return async (input, init) => {
    const begun = performance.now();
    const url = new URL(input instanceof Request ? input.url : input);
    const entry = {
      kind: "token",
      text: `${init?.method ?? "GET"} ${url.pathname}: the gateway adds the app secret`,
      by: madeBy.tokenRequest,
    } as const;
    try {
      const response = await fetch(input, init);
      const durationMs = performance.now() - begun;
      journal.note({ ...entry, outcome: String(response.status), isFailure: !response.ok, durationMs });
      return response;
    } catch (error) {
      journal.note({
        ...entry,
        outcome: "no answer",
        isFailure: true,
        durationMs: performance.now() - begun,
      });
      throw error;
    }
  };
}
