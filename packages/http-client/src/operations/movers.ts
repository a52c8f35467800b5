import type { CallOptions } from "../call-options.js";
import { enumValue } from "../enum-argument.js";
import { MoversFrequency, MoversIndex, MoversSortOrder } from "../enums/movers.js";
import type { Operation } from "../operation.js";
import { readJson } from "../read-json.js";
import { pathPart } from "../request-url.js";
import type { Movers } from "../types/movers.js";

export interface GetMoversOptions extends CallOptions {
  readonly sortOrder?: MoversSortOrder | undefined;
  /** Minutes. */
  readonly frequency?: MoversFrequency | undefined;
}

export function getMovers(
  index: MoversIndex,
  { sortOrder, frequency }: GetMoversOptions,
  enforce: boolean,
): Operation<Movers> {
  return {
    method: "GET",
    path: `/marketdata/v1/movers/${pathPart("index", enumValue("index", index, { MoversIndex }, enforce))}`,
    query: {
      sort: enumValue("sortOrder", sortOrder, { MoversSortOrder }, enforce),
      frequency: enumValue("frequency", frequency, { MoversFrequency }, enforce),
    },
    read: readJson,
  };
}
