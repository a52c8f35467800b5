import { type Cell, type Column, tableLines } from "../table.js";

/** How long changes are gathered before the table is drawn again, milliseconds. */
const REDRAW_MS = 100;

/** Where a stream is shown to people. */
export interface LiveOutput {
  /** `rows` is all there is to show now, `changed` what is new of it. */
  show(rows: readonly (readonly Cell[])[], changed: readonly (readonly Cell[])[]): void;
  /** Draws what was not drawn yet, and leaves no timer behind. */
  end(): void;
}

/** On a terminal one table that is drawn over and over; elsewhere a line for whatever has changed. */
export function liveOutput(
  columns: readonly Column[],
  output: NodeJS.WriteStream = process.stdout,
): LiveOutput {
  return output.isTTY ? redrawn(columns, output) : listed(columns, output);
}

/** A line for whatever has changed, on a terminal too: for what has happened, which later things don't undo. */
export function listed(
  columns: readonly Column[],
  output: NodeJS.WritableStream = process.stdout,
): LiveOutput {
  let begun = false;
  return {
    show(_rows, changed) {
      if (changed.length === 0) return;
      const lines = tableLines(columns, changed);
      output.write(`${(begun ? lines.slice(1) : lines).join("\n")}\n`);
      begun = true;
    },
    end() {},
  };
}

function redrawn(columns: readonly Column[], output: NodeJS.WriteStream): LiveOutput {
  let drawn = 0;
  let latest: readonly (readonly Cell[])[] | undefined;
  let timer: NodeJS.Timeout | undefined;
  const draw = (): void => {
    timer = undefined;
    if (latest === undefined) return;
    // A longer table than the screen could not be drawn over, and a longer line would become two.
    // Some terminals say that they have no size.
    const rows = output.rows || 24;
    const width = output.columns || 80;
    const lines = tableLines(columns, latest)
      .slice(0, rows - 1)
      .map((line) => line.slice(0, width - 1));
    const back = drawn === 0 ? "" : `\x1b[${drawn}A\x1b[J`;
    output.write(`${back}${lines.join("\n")}\n`);
    drawn = lines.length;
    latest = undefined;
  };
  return {
    show(rows) {
      latest = rows;
      timer ??= setTimeout(draw, REDRAW_MS);
    },
    end() {
      clearTimeout(timer);
      draw();
    },
  };
}
