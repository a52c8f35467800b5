import type { HeldStream, HoldingParts } from "./hold-stream.js";
import type { Light, StreamStatus } from "./stream-status.js";
import type { HolderMessage, StreamedData, TabMessage, Wants } from "./tab-messages.js";
import { createWantedByTabs } from "./wanted-by-tabs.js";

/** Of the lock and the channel. */
const name = "schwab-kit-demo-stream";
/** Milliseconds between two times that a tab says what it wants. */
const askEvery = 5_000;
/** Milliseconds that the holder has for an answer. It needs no timer for it, which browsers slow down. */
const answerWithin = 3_000;

export interface SharedStream {
  /** What this tab wants may have changed. */
  wantsChanged(): void;
  /** As the person wants it: connects again after the stream had stopped. */
  take(): void;
  close(): void;
}

export interface SharingParts {
  readonly hold: (parts: Pick<HoldingParts, "tell" | "before">) => HeldStream;
  readonly wanted: () => Wants;
  readonly onLight: (light: Light) => void;
  readonly onData: (data: StreamedData) => void;
}

/**
 * Schwab allows one stream for each user, so one tab holds it, by a lock, and gives the others what comes. When it is
 * closed or killed, the browser gives the lock to another one.
 */
export function shareStream({ hold, wanted, onLight, onData }: SharingParts): SharedStream {
  const ending = new AbortController();
  const channel = new BroadcastChannel(name);
  const tab = crypto.randomUUID();
  const byTabs = createWantedByTabs();
  let held: HeldStream | undefined;
  /** As another tab has told it. */
  let heard: StreamStatus | undefined;
  let answerDue: ReturnType<typeof setTimeout> | undefined;

  const post = (message: TabMessage): void => {
    if (!ending.signal.aborted) channel.postMessage(message);
  };

  function hear(message: HolderMessage, heldBy: "this tab" | "another tab"): void {
    if (ending.signal.aborted) return;
    if (message.type === "status") onLight({ ...message.status, heldBy });
    else onData(message);
  }

  function say(): void {
    if (held === undefined) {
      post({ type: "wants", tab, wants: wanted() });
      answerDue ??= setTimeout(() => onLight({ is: "silent" }), answerWithin);
    } else {
      byTabs.set(tab, wanted());
      held.want(byTabs.all());
      // Another tab may have wanted it before, so that it comes anew only when it changes.
      onData({ type: "quotes", quotes: held.quotesOf(wanted().quotes) });
    }
  }

  function answer(holder: HeldStream, asking: Wants): void {
    holder.want(byTabs.all());
    post({ type: "status", status: holder.status });
    const quotes = holder.quotesOf(asking.quotes);
    if (quotes.length > 0) post({ type: "quotes", quotes });
  }

  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.type === "wants") {
      if (held === undefined) return;
      byTabs.set(data.tab, data.wants);
      answer(held, data.wants);
    } else if (data.type === "take") {
      held?.take();
    } else if (held === undefined) {
      clearTimeout(answerDue);
      answerDue = undefined;
      if (data.type === "status") heard = data.status;
      hear(data, "another tab");
    }
  };

  async function holding(): Promise<void> {
    clearTimeout(answerDue);
    const tell = (message: HolderMessage): void => {
      hear(message, "this tab");
      post(message);
    };
    held = hold({ tell, before: heard });
    say();
    const { signal } = ending;
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    // Before another tab may open one.
    await held.close();
  }

  onLight({ is: "connecting", heldBy: "another tab" });
  navigator.locks.request(name, { signal: ending.signal }, holding).catch((error: unknown) => {
    // It was ended while it waited.
    if (!ending.signal.aborted) throw error;
  });
  say();
  const saying = setInterval(say, askEvery);
  return {
    wantsChanged: say,
    take: () => (held === undefined ? post({ type: "take" }) : held.take()),
    close() {
      clearInterval(saying);
      clearTimeout(answerDue);
      ending.abort();
      channel.close();
    },
  };
}
