import { Skeleton, Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "./problem.js";

/**
 * What a request brought, in all its states. Data that has come stays while a later request fails, with the failure
 * above it.
 */
export function Answer<T>({
  query,
  rows = 4,
  isEmpty = () => false,
  empty,
  children,
}: {
  readonly query: UseQueryResult<T>;
  /** How many lines the answer will about have. */
  readonly rows?: number;
  readonly isEmpty?: (data: T) => boolean;
  /** Said when there is nothing to show. */
  readonly empty?: string;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { data, error, isPending } = query;
  if (isPending) {
    return (
      <Stack gap="xs" aria-busy="true" aria-label="Loading">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          <Skeleton key={row} height={18} />
        ))}
      </Stack>
    );
  }
  return (
    <>
      {error !== null && (
        <Problem error={error} action={{ name: "Try again", run: () => void query.refetch() }} />
      )}
      {data !== undefined &&
        (isEmpty(data) ? (
          <Text size="sm" c="dimmed" className="empty">
            {empty}
          </Text>
        ) : (
          children(data)
        ))}
    </>
  );
}
