import type { TokenEvent } from "@schwab-kit/core";
import type { ClientEvent } from "@schwab-kit/http-client";
import type { StreamEvent } from "@schwab-kit/streaming";
import { createStore, type Store } from "../shared/store.js";
import { type Attribution, madeBy, madeByOf } from "./attribution.js";
import { inWordsOfStream, isStreamFailure } from "./stream-event-words.js";
import { inWordsOfTokens } from "./token-event-words.js";

export interface JournalEntry {
  /** An entry of the same id is that entry, with more known of it. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: "request" | "retry" | "wait" | "token" | "login" | "stream";
  readonly text: string;
  /** How it ended: `200`, `no answer`. */
  readonly outcome?: string;
  readonly isFailure?: boolean;
  readonly durationMs?: number;
  readonly by: Attribution;
}

const mostEntries = 200;

/** What the packages tell of themselves, latest first. They tell no token, account or body; so neither does it. */
export interface Journal {
  readonly entries: Store<readonly JournalEntry[]>;
  noteClient(event: ClientEvent): void;
  noteTokens(event: TokenEvent): void;
  noteStream(event: StreamEvent): void;
  note(entry: Omit<JournalEntry, "id" | "at">): void;
  clear(): void;
}

export function createJournal(): Journal {
  const entries = createStore<readonly JournalEntry[]>([]);
  let count = 0;
  const put = (entry: Omit<JournalEntry, "at">): void => {
    const before = entries.get();
    const known = before.find(({ id }) => id === entry.id);
    entries.set(
      known === undefined
        ? [{ ...entry, at: Date.now() }, ...before].slice(0, mostEntries)
        : before.map((one) => (one === known ? { ...entry, at: known.at } : one)),
    );
  };
  const note: Journal["note"] = (entry) => {
    count++;
    put({ ...entry, id: `note-${count}` });
  };
  return {
    entries,
    note,
    noteTokens: (event) => note({ kind: "token", text: inWordsOfTokens(event), by: madeByOf(event) }),
    noteStream: (event) =>
      note({
        kind: "stream",
        text: inWordsOfStream(event),
        isFailure: isStreamFailure(event),
        by: madeBy.stream[event.type],
      }),
    noteClient(event) {
      const text = `${event.method} ${event.path}`;
      if ("attempt" in event) return put(requestEntry(event, text, entries.get()));
      const by = madeBy.client[event.type];
      switch (event.type) {
        case "retry":
          return note({
            kind: "retry",
            text: `${text} again in ${Math.round(event.inMs)} ms (${event.because})`,
            by,
          });
        case "waiting":
          return note({ kind: "wait", text: `${text} waits for its turn among the ${event.window}`, by });
        case "paused":
          return note({
            kind: "wait",
            text: `The ${event.window} pause for ${Math.ceil(event.forMs / 1000)} s: Schwab answered 429`,
            by,
          });
      }
    },
    clear: () => entries.set([]),
  };
}

/** One request of a call, under way or at its end. */
function requestEntry(
  event: Extract<ClientEvent, { readonly attempt: number }>,
  text: string,
  before: readonly JournalEntry[],
): Omit<JournalEntry, "at"> {
  const { call, attempt } = event;
  const isAfter401 = before.some(({ id, outcome }) => id === `${call}.${attempt - 1}` && outcome === "401");
  const entry = {
    id: `${call}.${attempt}`,
    kind: "request",
    text: isAfter401 ? `${text} again, with the new token` : text,
    by: isAfter401 ? madeBy.againAfter401 : madeBy.client[event.type],
  } as const;
  if (event.type === "request") return entry;
  const { durationMs } = event;
  return event.type === "response"
    ? { ...entry, outcome: String(event.status), isFailure: event.status >= 400, durationMs }
    : { ...entry, outcome: event.because, isFailure: true, durationMs };
}
