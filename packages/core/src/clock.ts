/** Gives the current time in epoch milliseconds; `Date.now` unless a test gives another. */
export type Clock = () => number;
