import { Alert, Button, Text } from "@mantine/core";
import { SchwabKitError } from "@schwab-kit/core";
import type { ReactNode } from "react";

const titles: Readonly<Record<string, string>> = {
  "api-unreachable": "No connection",
  "api-timeout": "No answer in time",
  "api-unavailable": "Schwab can't answer now",
  "api-rate-limited": "Too many requests",
  "api-forbidden": "Not allowed",
  "login-required": "Signed out",
  "order-outcome-unknown": "It is not known whether the order was placed",
  "authorization-denied": "You didn't allow access",
  "code-rejected": "The sign-in took too long",
};

/** What went wrong and what to do. The packages' own messages say both, and hold nothing secret. */
export function Problem({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}): ReactNode {
  const known = error instanceof SchwabKitError ? error : undefined;
  return (
    <Alert
      color={known?.retryable === true ? "yellow" : "red"}
      title={titles[known?.code ?? ""] ?? "That didn't work"}
      role="alert"
    >
      <Text size="sm" className="breakable">
        {known?.message ?? "Something unexpected happened on this page. Reload it."}
      </Text>
      {onRetry !== undefined && (
        <Button size="xs" variant="default" mt="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
