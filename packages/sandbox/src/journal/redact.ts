/** The parameters of Schwab's operations that hold no credential. The values of all others are redacted. */
const harmless = names(
  "response_type redirect_uri scope",
  "fields fromEnteredTime toEnteredTime maxResults status startDate endDate types symbol symbols indicative",
  "contractType strikeCount includeUnderlyingQuote strategy interval strike range fromDate toDate volatility",
  "underlyingPrice interestRate daysToExpiration expMonth optionType entitlement periodType period",
  "frequencyType frequency needExtendedHoursData needPreviousClose sort markets date projection",
);

/** Parameters that are named in the journal, but without their values. */
const secret = names("client_id client_secret code session state grant_type access_token refresh_token");

const redacted = "[redacted]";

/**
 * The query by name; a repeated name keeps its values in one comma-separated text. A name that isn't Schwab's
 * is redacted too: it may be a credential pasted in the wrong place.
 */
export function redactQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      if (harmless.has(name)) return [name, query.getAll(name).join(",")];
      return [secret.has(name) ? name : redacted, redacted];
    }),
  );
}

/** The path without segments in the form of a token or code, which all end in @. */
export function redactPath(path: string): string {
  return path.replaceAll(/[^/]*(?:@|%40)[^/]*/g, redacted);
}

function names(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
