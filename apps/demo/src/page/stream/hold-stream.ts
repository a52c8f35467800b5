import type { TokenManager } from "@schwab-kit/core";
import type { SchwabClient } from "@schwab-kit/http-client";
import { type LevelOneEquity, StreamClient } from "@schwab-kit/streaming";
import type { Journal } from "../hood/journal.js";
import { notedCommands } from "../hood/noted-commands.js";
import { inBatches } from "./in-time.js";
import { KeptSubscription } from "./kept-subscription.js";
import { isTakenOver, type StreamStatus, statusAfter } from "./stream-status.js";
import { streamedFields } from "./streamed-quote.js";
import type { HolderMessage, Wants } from "./tab-messages.js";

/**
 * Nothing on the stream for so long, not even one of the heartbeats of every ten seconds, and it is not called live any
 * more. Milliseconds; the client looks four times in it, so that it may be a quarter more.
 */
const silenceMs = 20_000;

export interface HeldStream {
  readonly status: StreamStatus;
  /** What all tabs together want. */
  want(wants: Wants): void;
  /** What is known of these symbols, for a tab that comes later. */
  quotesOf(symbols: readonly string[]): readonly LevelOneEquity[];
  /** Connects after it had stopped. If another program holds the user's stream, that one's ends. */
  take(): void;
  close(): Promise<void>;
}

export interface HoldingParts {
  readonly client: SchwabClient;
  readonly tokens: TokenManager;
  readonly journal: Journal;
  readonly tell: (message: HolderMessage) => void;
  /** How the stream was for the tab that held it before. */
  readonly before: StreamStatus | undefined;
}

/** The user's one stream, in the one tab that holds it. */
export function holdStream({ client, tokens, journal, tell, before }: HoldingParts): HeldStream {
  const quotes = new Map<string, LevelOneEquity>();
  let status: StreamStatus = { is: "connecting" };
  const stream = new StreamClient({
    client,
    tokens,
    silenceMs,
    onEvent(event) {
      journal.noteStream(event);
      if (event.type !== "state") return;
      status = statusAfter(status, event, Date.now());
      if (status.is !== "live") quotes.clear();
      tell({ type: "status", status });
      if (event.state === "connected") bring();
      // Out of reach for as long as the first command may take: only who asks again gets another try.
      if (event.state === "idle") setTimeout(begin, 1_000);
    },
  });

  const noted = notedCommands(journal);
  const activity = new KeptSubscription({
    add: () => noted("Subscribe to account activity", stream.accountActivitySub()),
    unsubs: () => noted("End account activity", stream.accountActivityUnsubs()),
  });
  activity.want(["Account Activity"]);
  const level1 = new KeptSubscription({
    add: (symbols) =>
      noted(`Add quotes of ${symbols}`, stream.levelOneEquityAdd(symbols, { fields: streamedFields })),
    unsubs: (symbols) => noted(`End quotes of ${symbols}`, stream.levelOneEquityUnsubs(symbols)),
  });
  const charts = new KeptSubscription({
    add: (symbols) => noted(`Add candles of ${symbols}`, stream.chartEquityAdd(symbols)),
    unsubs: (symbols) => noted(`End candles of ${symbols}`, stream.chartEquityUnsubs(symbols)),
  });

  // Merged: whoever joins later, or missed something, has the whole with the next message.
  const takeQuote = inBatches<LevelOneEquity>((news) => {
    for (const quote of news) quotes.set(quote.key, quote);
    tell({ type: "quotes", quotes: news });
  });
  stream.on("LEVELONE_EQUITIES", takeQuote, { merged: true });
  stream.on(
    "CHART_EQUITY",
    inBatches((candles) => tell({ type: "candles", candles })),
  );
  stream.on(
    "ACCT_ACTIVITY",
    inBatches(() => tell({ type: "activity" })),
  );

  /** What is to be subscribed to follows when there is a connection. */
  function begin(): void {
    if (stream.state !== "closed") stream.connect().catch(toldInTheHood);
  }

  function bring(): void {
    // A command would connect: that would be a fight with whoever took the stream over.
    if (stream.state !== "connected") return;
    for (const one of [activity, level1, charts]) one.bring().catch(toldInTheHood);
  }

  if (before !== undefined && isTakenOver(before)) status = before;
  else begin();
  tell({ type: "status", status });
  return {
    get status() {
      return status;
    },
    want(wants) {
      for (const symbol of quotes.keys()) if (!wants.quotes.includes(symbol)) quotes.delete(symbol);
      const isOther = [level1.want(wants.quotes), charts.want(wants.candles)];
      if (isOther.includes(true)) bring();
    },
    quotesOf: (symbols) => symbols.flatMap((symbol) => quotes.get(symbol) ?? []),
    take: begin,
    close: () => stream.close(),
  };
}

/** The light tells that there is no stream; a command that was refused is sent again with the next connection. */
const toldInTheHood = (): void => {};
