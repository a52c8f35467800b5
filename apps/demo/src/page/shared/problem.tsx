import { Alert, Button, Text } from "@mantine/core";
import { SchwabKitError } from "@schwab-kit/core";
import type { ReactNode } from "react";
import { PageError } from "./page-error.js";
import { problemWords } from "./problem-words.js";

/** What went wrong and what to do. The packages' own messages hold nothing secret, and stand behind "What exactly". */
export function Problem({
  error,
  action,
}: {
  readonly error: unknown;
  /** What can be done at once. */
  readonly action?: { readonly name: string; readonly run: () => void } | undefined;
}): ReactNode {
  const known = error instanceof SchwabKitError ? error : undefined;
  const words = known === undefined ? undefined : problemWords[known.code];
  const said =
    known?.message ??
    (error instanceof PageError ? error.message : "Something unexpected happened on this page. Reload it.");
  const isPassing = known?.action === "retry" || known?.action === "find-out";
  return (
    <Alert color={isPassing ? "yellow" : "red"} title={words?.title ?? "That didn't work"} role="alert">
      <Text size="sm" className="breakable">
        {words?.advice ?? said}
      </Text>
      {words !== undefined && (
        <details className="breakable exactly">
          <summary>What exactly</summary>
          {said}
        </details>
      )}
      {action !== undefined && (
        <Button size="xs" variant="default" mt="xs" onClick={action.run}>
          {action.name}
        </Button>
      )}
    </Alert>
  );
}
