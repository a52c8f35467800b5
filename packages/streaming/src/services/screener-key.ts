import { ArgumentError } from "@schwab-kit/core";
import { shown } from "./shown.js";

/** Whose most active ones: an index's, an exchange's, all stocks', all options'. */
export type ScreenerPrefix =
  | "$COMPX"
  | "$DJI"
  | "$SPX"
  | "INDEX_ALL"
  | "NYSE"
  | "NASDAQ"
  | "OTCBB"
  | "EQUITY_ALL"
  | "OPTION_PUT"
  | "OPTION_CALL"
  | "OPTION_ALL";

export type ScreenerSortField = (typeof sortFields)[number];

/** Minutes to look back on; 0: the whole day. */
export type ScreenerFrequency = (typeof frequencies)[number];

/** What a screener is subscribed by, such as `$SPX_VOLUME_5`. */
export type ScreenerKey = `${ScreenerPrefix}_${ScreenerSortField}_${ScreenerFrequency}`;

const sortFields = [
  "VOLUME",
  "TRADES",
  "PERCENT_CHANGE_UP",
  "PERCENT_CHANGE_DOWN",
  "AVERAGE_PERCENT_VOLUME",
] as const;

const frequencies = [0, 1, 5, 10, 30, 60] as const;

/** The prefix is left open: Schwab's own page writes `$SPX.X` where the rest of the API has `$SPX`. */
const form: RegExp = new RegExp(`^[^\\s,a-z]+_(${sortFields.join("|")})_(${frequencies.join("|")})$`);

export function isScreenerKey(key: string): boolean {
  return form.test(key);
}

/**
 * The key of a screener, by its parts.
 * @throws ArgumentError `argument-invalid`
 */
export function screenerKey<
  Prefix extends ScreenerPrefix,
  SortField extends ScreenerSortField,
  Frequency extends ScreenerFrequency,
>(parts: {
  readonly prefix: Prefix;
  readonly sortField: SortField;
  readonly frequency: Frequency;
}): `${Prefix}_${SortField}_${Frequency}` {
  const key = `${parts.prefix}_${parts.sortField}_${parts.frequency}` as const;
  if (isScreenerKey(key)) return key;
  throw new ArgumentError(
    "argument-invalid",
    `screenerKey: ${shown(key)} is no screener. The sort field must be one of ${sortFields.join(", ")}, ` +
      `the frequency one of ${frequencies.join(", ")} minutes (0: the whole day).`,
  );
}
