export interface Column {
  readonly title: string;
  readonly align?: "right";
}

type Cell = string | number | null | undefined;

/** Prints aligned columns on standard output, their titles first. A missing value leaves its place empty. */
export function printTable(columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map(shown))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const text = lines.map((line) =>
    columns
      .map((column, index) => aligned(column, line[index] ?? "", widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`${text.join("\n")}\n`);
}

function aligned({ align }: Column, cell: string, width: number): string {
  return align === "right" ? cell.padStart(width) : cell.padEnd(width);
}

/** On one line, whatever the text holds. */
function shown(cell: Cell): string {
  return String(cell ?? "").replaceAll(/\p{Cc}/gu, " ");
}
