import { Alert, Button, Text } from "@mantine/core";
import type { OrderOutcomeUnknownError } from "@schwab-kit/http-client";
import { type ReactNode, useState } from "react";
import { Problem } from "../shared/problem.js";

/** The order may be placed or not. Nothing here places it again: that is the person's decision. */
export function UnknownOutcome({ error }: { readonly error: OrderOutcomeUnknownError }): ReactNode {
  const [found, setFound] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const look = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const known = await error.findOut();
      setFound(
        known.outcome === "placed"
          ? `It was placed, as order ${known.orderId}.`
          : `Still unknown; ${known.candidates.length} of the account's orders may be it. Look at Orders, or again later.`,
      );
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <Alert color="yellow" title="It is not known whether the order was placed" role="alert">
      <Text size="sm" className="breakable">
        {found ?? error.message}
      </Text>
      {problem !== undefined && <Problem error={problem} />}
      <Button size="xs" variant="default" mt="xs" onClick={() => void look()}>
        Look again
      </Button>
    </Alert>
  );
}
