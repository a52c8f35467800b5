import { ArgumentError } from "@schwab-kit/core";
import { unlessAborted } from "@schwab-kit/core/support";
import { nonEmptyString } from "../arguments.js";
import type { CallOptions } from "../call-options.js";
import type { SchwabClient } from "../schwab-client.js";
import type { AccountNumberHash } from "../types/account.js";
import type { UserPreferenceAccount } from "../types/user-preference.js";

/** The client's accounts by the names people have for them. */
export interface AccountHashes {
  /**
   * The hash of an account, from memory once it is known.
   * @param account its number, nickname or display id, as Schwab's website shows them, or its hash itself
   * @throws ArgumentError `argument-invalid` for none or several accounts; what the client's calls throw
   */
  hashOf(account: string | number, options?: Pick<CallOptions, "signal">): Promise<string>;
}

type HashesClient = Pick<SchwabClient, "getAccountNumbers" | "getUserPreferences">;

interface KnownAccount extends AccountNumberHash {
  readonly nickName: string | undefined;
  readonly displayAcctId: string | undefined;
}

const known = new WeakMap<HashesClient, AccountHashes>();

/**
 * Names of accounts for the hashes that every other method wants. One memory per client, however often it is
 * asked for; what isn't in it is looked up anew once, so that an account linked meanwhile is found.
 */
export function accountHashes(client: HashesClient): AccountHashes {
  const hashes = known.get(client) ?? rememberHashes(client);
  known.set(client, hashes);
  return hashes;
}

function rememberHashes(client: HashesClient): AccountHashes {
  let loading: Promise<KnownAccount[]> | undefined;
  const load = (): Promise<KnownAccount[]> => {
    const started = loadAccounts(client);
    loading = started;
    // Failures are told to those who wait, and forgotten.
    started.catch(() => {
      if (loading === started) loading = undefined;
    });
    return started;
  };
  return {
    async hashOf(account, { signal } = {}) {
      const name = nonEmptyString("account", String(account)).trim();
      const remembered = loading;
      let accounts = await unlessAborted(remembered ?? load(), signal);
      if (remembered !== undefined && matching(accounts, name).length === 0) {
        // Linked or named since, perhaps.
        const newer = loading === remembered ? undefined : loading;
        accounts = await unlessAborted(newer ?? load(), signal);
      }
      const [one, ...others] = matching(accounts, name);
      if (one === undefined) throw unknownAccount(accounts);
      if (others.length > 0) throw ambiguous([one, ...others]);
      return one.hashValue;
    },
  };
}

async function loadAccounts(client: HashesClient): Promise<KnownAccount[]> {
  const [numbers, { accounts = [] }] = await Promise.all([
    client.getAccountNumbers(),
    client.getUserPreferences(),
  ]);
  const named = new Map<string, UserPreferenceAccount>(
    accounts.map((account) => [String(account.accountNumber), account]),
  );
  return numbers.map(({ accountNumber, hashValue }) => {
    const { nickName, displayAcctId } = named.get(String(accountNumber)) ?? {};
    return { accountNumber: String(accountNumber), hashValue, nickName, displayAcctId };
  });
}

/** By number or hash, which are nobody else's, before names, which may be. */
function matching(accounts: readonly KnownAccount[], name: string): KnownAccount[] {
  const exact = accounts.filter(({ accountNumber, hashValue }) => [accountNumber, hashValue].includes(name));
  if (exact.length > 0) return exact;
  const wanted = name.toLowerCase();
  return accounts.filter(({ nickName, displayAcctId }) =>
    [nickName, displayAcctId].some((one) => one?.trim().toLowerCase() === wanted),
  );
}

function ambiguous(accounts: readonly KnownAccount[]): ArgumentError {
  return new ArgumentError(
    "argument-invalid",
    `account: several accounts have that name: ${inShort(accounts)}. Give the account's number.`,
  );
}

function unknownAccount(accounts: readonly KnownAccount[]): ArgumentError {
  return new ArgumentError(
    "argument-invalid",
    "account: no linked account has that number, nickname, display id or hash. " +
      `Linked: ${accounts.length === 0 ? "none" : inShort(accounts)}.`,
  );
}

/** Never a whole number: messages end in logs. */
function inShort(accounts: readonly KnownAccount[]): string {
  return accounts
    .map(({ accountNumber, nickName }) => {
      const end = `…${accountNumber.slice(-3)}`;
      return nickName === undefined ? end : `${end} (${nickName.slice(0, 40)})`;
    })
    .join(", ");
}
