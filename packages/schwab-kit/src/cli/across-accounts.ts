import { accountHashes } from "@schwab-kit/http-client";
import type { Client } from "../client.js";
import { withProgress } from "./progress.js";

interface Listing<Row> {
  /** For a person who waits, in the plural. */
  readonly what: string;
  /** A number, nickname or hash; all accounts unless given. */
  readonly account: string | undefined;
  readonly list: (accountHash: string) => AsyncIterable<Row>;
  readonly timeOf: (row: Row) => string | undefined;
}

/**
 * What one account or all of them list, newest first. Account by account, because Schwab's own lists of all
 * accounts reach only 60 days back, or don't exist.
 */
export async function listAcrossAccounts<Row>(client: Client, listing: Listing<Row>): Promise<Row[]> {
  return await withProgress(`Asking for ${listing.what}`, collect(client, listing));
}

async function collect<Row>(client: Client, { account, list, timeOf }: Listing<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const hash of await hashesOf(client, account)) {
    for await (const row of list(hash)) rows.push(row);
  }
  return rows.sort((one, other) => epochMs(timeOf(other)) - epochMs(timeOf(one)));
}

async function hashesOf(client: Client, account: string | undefined): Promise<string[]> {
  if (account !== undefined) return [await accountHashes(client).hashOf(account)];
  return (await client.getAccountNumbers()).map(({ hashValue }) => hashValue);
}

/** What has no time counts as the oldest. */
function epochMs(time: string | undefined): number {
  return (time === undefined ? undefined : Date.parse(time)) || 0;
}
