import { isObject } from "@schwab-kit/core/support";
import type { WireObject } from "./relabel.js";

/** An item in the making. */
export type ItemDraft = Record<string, unknown> & { key: string; frameTimestamp: number };

/** The item with what every one has, and the members it came with; none when it came as something else. */
export function openItem(wire: unknown, timestamp: number): { item: ItemDraft; members: WireObject } {
  const item: ItemDraft = { key: "", frameTimestamp: timestamp };
  if (!isObject(wire)) {
    stateProblem(item, wire, "The item is no object.");
    return { item, members: {} };
  }
  if (typeof wire["key"] === "string") {
    item.key = wire["key"];
    return { item, members: wire };
  }
  if (typeof wire["0"] === "string") item.key = wire["0"];
  else stateProblem(item, wire, "The item has no key.");
  return { item, members: { ...wire, key: item.key } };
}

/** Says what is wrong with an item, beside what was said before, and keeps what came. */
export function stateProblem(item: ItemDraft, wire: unknown, problem: string): void {
  item["problem"] = item["problem"] === undefined ? problem : `${item["problem"]} ${problem}`;
  item["raw"] = wire;
}
