import type { ReactNode } from "react";
import type { JournalEntry } from "./journal.js";

const timeOfDay = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

export function HoodEntry({ entry }: { readonly entry: JournalEntry }): ReactNode {
  const { at, kind, text, outcome, isFailure, durationMs, by } = entry;
  return (
    <li className={`hood-entry hood-${kind}`}>
      <time className="number" dateTime={new Date(at).toISOString()}>
        {timeOfDay.format(at)}
      </time>
      <span className="hood-kind">{kind}</span>
      <span className="hood-text breakable">{text}</span>
      <span className={isFailure === true ? "hood-outcome hood-failure" : "hood-outcome"}>
        {outcome ?? (kind === "request" ? "…" : "")}
        {durationMs !== undefined && <span className="number"> {Math.round(durationMs)} ms</span>}
      </span>
      <span className="hood-by breakable">
        {by.package} {by.file}
      </span>
    </li>
  );
}
