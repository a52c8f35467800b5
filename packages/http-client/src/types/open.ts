/** A string that is one of the known values or, as Schwab adds some without notice, any other. */
export type Open<Known extends string> = Known | (string & {});

/** A number that is one of the known values or any other. */
export type OpenNumber<Known extends number> = Known | (number & {});
