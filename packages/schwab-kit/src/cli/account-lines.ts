import type { Account } from "@schwab-kit/http-client";

/** An account's number, shortened as it may be seen by others. */
export function shortNumber(accountNumber: string | number | undefined): string {
  return `…${String(accountNumber ?? "").slice(-4)}`;
}

/** An account in a line: its number, type and value. */
export function accountLine({ securitiesAccount, aggregatedBalance }: Account): string {
  const value = aggregatedBalance?.liquidationValue?.toFixed(2) ?? "";
  return `${shortNumber(securitiesAccount?.accountNumber)}  ${securitiesAccount?.type ?? ""}  ${value}`;
}
