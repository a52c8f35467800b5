import { readWindow, type TimeWindow } from "../trader/time-window.js";

const transactionTypes: ReadonlySet<string> = new Set([
  "TRADE",
  "RECEIVE_AND_DELIVER",
  "DIVIDEND_OR_INTEREST",
  "ACH_RECEIPT",
  "ACH_DISBURSEMENT",
  "CASH_RECEIPT",
  "CASH_DISBURSEMENT",
  "ELECTRONIC_FUND",
  "WIRE_OUT",
  "WIRE_IN",
  "JOURNAL",
  "MEMORANDUM",
  "MARGIN_CALL",
  "MONEY_MARKET",
  "SMA_ADJUSTMENT",
]);

export interface TransactionQuery {
  readonly window: TimeWindow;
  readonly types: ReadonlySet<string>;
  /** Undefined for any. */
  readonly symbol: string | undefined;
}

/** What a list of transactions is asked for, or in words what is wrong with the question. */
export function readTransactionQuery(
  query: URLSearchParams,
): TransactionQuery | { readonly problems: readonly string[] } {
  const window = readWindow(query, "startDate", "endDate");
  const problems = "problems" in window ? [...window.problems] : [];
  // The schema takes one type; the live API takes several with commas too.
  const types = (query.get("types") ?? "").split(",").map((type) => type.trim());
  if (types.join("") === "") problems.push("types is required");
  else if (!types.every((type) => transactionTypes.has(type))) {
    problems.push(`types must be of ${[...transactionTypes].join(", ")}`);
  }
  if ("problems" in window || problems.length > 0) return { problems };
  return { window, types: new Set(types), symbol: query.get("symbol") || undefined };
}
