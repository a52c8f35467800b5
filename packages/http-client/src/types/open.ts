/** A string that is one of the known values or, as Schwab adds some without notice, any other. */
export type Open<Known extends string> = Known | (string & {});
