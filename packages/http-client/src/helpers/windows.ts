import { answerTime } from "../answer-time.js";
import { SchwabApiError } from "../api-error.js";
import { inOrder } from "../arguments.js";
import { exactId } from "../exact-id.js";
import { epochMs, type Moment } from "../time-argument.js";

/** A span of time for an iterator to walk through. */
export interface Between {
  readonly from: Moment;
  /** Now unless given. */
  readonly to?: Moment | undefined;
  /** Ends the iteration, which then throws the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What an iterator asks for, window by window. Times in epoch milliseconds. */
export interface WindowSource<Row> {
  /** For messages, in the plural. */
  readonly rowsName: string;
  /** The longest window that Schwab takes, milliseconds. */
  readonly longestMs: number;
  readonly fetch: (start: number, end: number) => Promise<Row[]>;
  readonly idOf: (row: Row) => unknown;
  readonly timeOf: (row: Row) => string | undefined;
}

/** Of an answer with so many rows, some may have been left out, which Schwab doesn't say. */
const MAX_ROWS = 3_000;
/** Schwab writes times in whole seconds, so shorter windows tell rows apart no better. */
const SHORTEST_MS = 1_000;

/**
 * Every row of a span, each once, oldest first. A window whose answer may be cut off is asked for again in
 * halves.
 * @throws ArgumentError `argument-invalid`, SchwabApiError `api-answer-unreadable` when even one second has
 *   too many rows, and what the client's calls throw
 */
export async function* walkWindows<Row>(
  source: WindowSource<Row>,
  { from, to, signal }: Between,
): AsyncGenerator<Row, void, undefined> {
  const first = epochMs("from", from);
  const last = to === undefined ? Date.now() : epochMs("to", to);
  inOrder("from and to", first, last);
  const given = new Set<string>();
  for (let start = first; ; ) {
    const end = Math.min(start + source.longestMs, last);
    for await (const rows of halved(source, start, end)) {
      for (const row of oldestFirst(rows, source)) {
        const key = exactId(source.idOf(row)) ?? contentOf(row);
        if (given.has(key)) continue;
        given.add(key);
        signal?.throwIfAborted();
        yield row;
      }
    }
    if (end >= last) return;
    start = next(end);
  }
}

/** The rows of a window, in as many parts as it takes. */
async function* halved<Row>(source: WindowSource<Row>, start: number, end: number): AsyncGenerator<Row[]> {
  const rows = await source.fetch(start, end);
  if (rows.length < MAX_ROWS) return yield rows;
  if (end - start <= SHORTEST_MS) throw tooMany(source.rowsName, start);
  const half = Math.floor((start + end) / 2);
  // On a whole second if there is one inside, should Schwab look at no more of a time.
  const second = Math.floor(half / 1_000) * 1_000;
  const middle = second > start + 1 ? second : half;
  yield* halved(source, start, middle);
  yield* halved(source, next(middle), end);
}

/**
 * The start of the window after one that ends here. They share a moment, because it isn't documented whether
 * the ends of a window belong to it.
 */
function next(end: number): number {
  return end - 1;
}

/** What stands for an id where there is none. */
function contentOf(row: unknown): string {
  return JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

/** What has no time comes last. */
function oldestFirst<Row>(rows: readonly Row[], { timeOf }: WindowSource<Row>): Row[] {
  return rows
    .map((row) => ({ row, at: answerTime(timeOf(row)) }))
    .sort((one, other) => inTime(one.at) - inTime(other.at))
    .map(({ row }) => row);
}

function inTime(ms: number): number {
  return Number.isNaN(ms) ? Number.MAX_SAFE_INTEGER : ms;
}

function tooMany(rowsName: string, start: number): SchwabApiError {
  return new SchwabApiError(
    "api-answer-unreadable",
    `Schwab gives at most ${MAX_ROWS} ${rowsName} at once, and there are as many in the one second from ` +
      `${new Date(start).toISOString()}, so some may be missing; ask for less, such as for one status, type or ` +
      "symbol.",
    { action: "fix-request" },
  );
}
