import type { OrderValidationDetail, PreviewOrder } from "@schwab-kit/http-client";

/** What a person wants to know of a preview. Dollars. */
export interface PreviewFigures {
  readonly value: number | undefined;
  readonly commission: number | undefined;
  readonly buyingPowerAfter: number | undefined;
  /** Why Schwab would refuse it. */
  readonly rejects: readonly string[];
  /** What else it says. */
  readonly warnings: readonly string[];
}

export function figuresOf({ orderStrategy, orderValidationResult }: PreviewOrder): PreviewFigures {
  const balance = orderStrategy?.orderBalance;
  const { rejects, reviews = [], warns = [], alerts = [] } = orderValidationResult ?? {};
  return {
    value: balance?.orderValue ?? orderStrategy?.orderValue,
    commission: balance?.projectedCommission,
    buyingPowerAfter: balance?.projectedBuyingPower,
    rejects: inWords(rejects),
    warnings: inWords([...reviews, ...warns, ...alerts]),
  };
}

const inWords = (details: readonly OrderValidationDetail[] = []): string[] =>
  details.map(({ activityMessage, message }) => activityMessage ?? message ?? "Schwab gave no reason.");
