import { Alert } from "@mantine/core";
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
          : `Still unknown; ${known.candidates.length} of the account's orders may be it.`,
      );
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <>
      <Problem error={error} action={{ name: "Look again", run: () => void look() }} />
      {found !== undefined && (
        <Alert color="gray" role="status">
          {found}
        </Alert>
      )}
      {problem !== undefined && <Problem error={problem} />}
    </>
  );
}
