import { Paper, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

/** One titled part of the page. */
export function Panel({
  title,
  aside,
  children,
}: {
  readonly title: string;
  /** Stands at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <Paper component="section" withBorder className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {aside}
      </header>
      {children}
    </Paper>
  );
}
