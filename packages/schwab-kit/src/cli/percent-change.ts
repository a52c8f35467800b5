/** From the two prices: Schwab's own figure is a part of one here, and percent elsewhere. */
export function percentChange(last: number | undefined, change: number | undefined): string | undefined {
  if (last === undefined || change === undefined || last === change) return undefined;
  return ((change / (last - change)) * 100).toFixed(2);
}
