export type Cell = string | number | null | undefined;

export interface Column {
  readonly title: string;
  readonly align?: "right";
  /** Characters that it takes at least. */
  readonly width?: number;
}

/** Prints aligned columns on standard output, their titles first. A missing value leaves its place empty. */
export function printTable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
  process.stdout.write(`${tableLines(columns, rows).join("\n")}\n`);
}

/** The same as lines. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): readonly string[] {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map(shown))];
  const widths = columns.map(({ width = 0 }, index) =>
    Math.max(width, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  return lines.map((line) =>
    columns
      .map((column, index) => aligned(column, line[index] ?? "", widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function aligned({ align }: Column, cell: string, width: number): string {
  return align === "right" ? cell.padStart(width) : cell.padEnd(width);
}

/** On one line, whatever the text holds. */
function shown(cell: Cell): string {
  return String(cell ?? "").replaceAll(/\p{Cc}/gu, " ");
}
