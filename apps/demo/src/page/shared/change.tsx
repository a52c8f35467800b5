import type { ReactNode } from "react";

/** A number with its sign and colour. The sign alone says it too, for who sees no colours. */
export function Change({
  value,
  as,
}: {
  readonly value: number | undefined;
  readonly as: (value: number | undefined) => string;
}): ReactNode {
  const direction = value === undefined || value === 0 ? "same" : value > 0 ? "up" : "down";
  return <span className={`number change-${direction}`}>{as(value)}</span>;
}
