import type { Wants } from "./tab-messages.js";

/** Milliseconds after which a tab that says nothing is forgotten: browsers let hidden ones speak once a minute. */
const forgottenAfter = 150_000;

export interface WantedByTabs {
  set(tab: string, wants: Wants): void;
  /** What any tab wants. */
  all(): Wants;
}

export function createWantedByTabs(now: () => number = Date.now): WantedByTabs {
  const tabs = new Map<string, { readonly wants: Wants; readonly at: number }>();
  const together = (of: (wants: Wants) => readonly string[]): readonly string[] => [
    ...new Set([...tabs.values()].flatMap(({ wants }) => of(wants))),
  ];
  return {
    set: (tab, wants) => void tabs.set(tab, { wants, at: now() }),
    all() {
      for (const [tab, { at }] of tabs) if (now() - at > forgottenAfter) tabs.delete(tab);
      return { quotes: together(({ quotes }) => quotes), candles: together(({ candles }) => candles) };
    },
  };
}
