import { ArgumentError } from "@schwab-kit/core";
import { accountHashes } from "@schwab-kit/http-client";
import type { Client } from "../../client.js";

/**
 * The hash of the account that is named, or of the only one.
 * @throws ArgumentError `argument-invalid` when several accounts are linked and none is named
 */
export async function accountOf(client: Client, account: string | undefined): Promise<string> {
  if (account !== undefined) return await accountHashes(client).hashOf(account);
  const [one, ...others] = await client.getAccountNumbers();
  if (one !== undefined && others.length === 0) return one.hashValue;
  throw new ArgumentError(
    "argument-invalid",
    one === undefined
      ? "No account is linked to this login. Nothing was sent."
      : `${others.length + 1} accounts are linked: say which with --account, by its number, nickname or hash. ` +
          "Nothing was sent.",
  );
}
