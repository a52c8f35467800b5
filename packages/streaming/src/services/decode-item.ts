import { decodeAccountActivity } from "./account-activity.js";
import { decodeBook } from "./book.js";
import { decodeChartEquity } from "./chart-equity.js";
import type { FieldTable } from "./field-table.js";
import { fieldTables } from "./field-tables.js";
import { openItem } from "./open-item.js";
import { namesByNumber, relabel } from "./relabel.js";
import { decodeScreener } from "./screener.js";
import type { StreamItem } from "./stream-item.js";
import type { StreamItems } from "./stream-items.js";
import type { StreamService } from "./stream-service.js";

type Decoder<Item> = (wire: unknown, timestamp: number) => Item;

const decoders: { readonly [Service in StreamService]: Decoder<StreamItems[Service]> } = {
  LEVELONE_EQUITIES: named(fieldTables.LEVELONE_EQUITIES),
  LEVELONE_OPTIONS: named(fieldTables.LEVELONE_OPTIONS),
  LEVELONE_FUTURES: named(fieldTables.LEVELONE_FUTURES),
  LEVELONE_FUTURES_OPTIONS: named(fieldTables.LEVELONE_FUTURES_OPTIONS),
  LEVELONE_FOREX: named(fieldTables.LEVELONE_FOREX),
  NYSE_BOOK: decodeBook,
  NASDAQ_BOOK: decodeBook,
  OPTIONS_BOOK: decodeBook,
  CHART_EQUITY: decodeChartEquity,
  CHART_FUTURES: named(fieldTables.CHART_FUTURES),
  SCREENER_EQUITY: decodeScreener,
  SCREENER_OPTION: decodeScreener,
  ACCT_ACTIVITY: decodeAccountActivity,
};

/**
 * One item of a data message's `content`, with names for its field numbers. Never throws: what can't be made sense of
 * stands in the item with a `problem`.
 */
export function decodeItem<Service extends StreamService>(
  service: Service,
  wire: unknown,
  frame: { readonly timestamp: number },
): StreamItems[Service] {
  return decoders[service](wire, frame.timestamp);
}

function named({ names }: FieldTable<string>): Decoder<StreamItem> {
  const byNumber = namesByNumber(names);
  return (wire, timestamp) => {
    const { item, members } = openItem(wire, timestamp);
    relabel(item, members, byNumber);
    return item;
  };
}
