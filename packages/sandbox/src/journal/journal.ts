/** One request that the sandbox got, or one command on its stream; free of credentials. */
export interface JournalEntry {
  /** Counts up from 1 for the life of the sandbox. */
  readonly id: number;
  /** Epoch milliseconds, by the sandbox's clock. */
  readonly time: number;
  readonly method: string;
  /** The Host header as it came. */
  readonly host: string;
  readonly path: string;
  /** Values that are not known to be harmless read `[redacted]`. */
  readonly query: Readonly<Record<string, string>>;
  /** On the token endpoint only. */
  readonly grantType?: "authorization_code" | "refresh_token" | "other";
  /** The HTTP status of the answer; null when the connection was cut before one. */
  readonly status: number | null;
  /** The answer's `Schwab-Client-CorrelId`. */
  readonly correlationId?: string;
  /** On the stream: a command on the connection that this request has opened. */
  readonly stream?: StreamJournalEntry;
  /** In words, the fault that was played. */
  readonly fault?: string;
}

/** One command that the streamer got. */
export interface StreamJournalEntry {
  readonly service: string;
  readonly command: string;
  /** The symbols, comma-separated as they came. What doesn't look like a symbol reads `[redacted]`. */
  readonly keys?: string;
  readonly fields?: string;
  /** Schwab's code of the answer. */
  readonly code: number;
}

export interface Journal {
  add(entry: Omit<JournalEntry, "id">): void;
  entries(): readonly JournalEntry[];
  clear(): void;
}

/** Keeps the latest entries, so that a sandbox may run for weeks. */
export function createJournal(limit = 10_000): Journal {
  let entries: JournalEntry[] = [];
  let lastId = 0;
  return {
    add(entry) {
      lastId += 1;
      entries.push({ id: lastId, ...entry });
      if (entries.length > limit) entries.shift();
    },
    entries: () => [...entries],
    clear() {
      entries = [];
    },
  };
}
