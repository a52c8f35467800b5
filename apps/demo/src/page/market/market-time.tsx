import { Text } from "@mantine/core";
import type { Quotes } from "@schwab-kit/http-client";
import type { ReactNode } from "react";
import { useSession } from "../session-context.js";
import { inNewYork } from "../shared/format.js";

/** The time of the latest quote. In the sandbox the market has a clock of its own. */
export function MarketTime({
  symbols,
  quotes,
}: {
  readonly symbols: readonly string[];
  readonly quotes: Quotes | undefined;
}): ReactNode {
  const { config } = useSession();
  const latest = Math.max(0, ...symbols.map((symbol) => quotes?.[symbol]?.quote?.quoteTime ?? 0));
  if (latest === 0) return null;
  const time = inNewYork(latest, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  return (
    <Text size="xs" c="dimmed" className="number">
      {time} {config.mode === "sandbox" ? "sandbox time" : "New York"}
    </Text>
  );
}
