import { Table } from "@mantine/core";
import type { ReactNode } from "react";

/** A table that scrolls by itself where the page is too narrow for it, by keyboard too. */
export function ScrollTable({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" aria-label={label} tabIndex={0}>
      <Table verticalSpacing={6} horizontalSpacing="xs" highlightOnHover>
        {children}
      </Table>
    </section>
  );
}
