import { cellsOf } from "./comparison.mjs";
import { table } from "./table.mjs";

/** A comparison for a terminal. */
export function printed(comparison) {
  const { head, rows } = cellsOf(comparison);
  const notes = comparison.notes.map((note) => `${note}\n`).join("");
  return `${comparison.title}\n\n${table(head, rows)}\n${notes}`;
}
