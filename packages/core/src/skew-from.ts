/**
 * Milliseconds to add to our clock to get a server's; 0 when they agree as far as can be seen, and `undefined` when its
 * answer doesn't say.
 * @param date what `dateOf` gives for the answer; the two others are by our own clock, all in epoch milliseconds
 */
export function skewFrom(date: number, askedAt: number, answeredAt: number): number | undefined {
  if (Number.isNaN(date)) return undefined;
  // `Date` has whole seconds and was written at some moment of the round trip: less than that is no skew.
  const skew = date + 500 - (askedAt + answeredAt) / 2;
  const uncertainty = 1500 + Math.max(0, answeredAt - askedAt) / 2;
  return Math.abs(skew) <= uncertainty ? 0 : Math.round(skew);
}
