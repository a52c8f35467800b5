import { LoginRequiredError } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { type Client, createClient } from "./client.js";
import type { ClientOptions } from "./client-options.js";

/**
 * A client from a token file that a login, here or with schwab-py, has written.
 * @throws LoginRequiredError when there is no such file
 * @throws StorageError, TokenError when it can't be read
 */
export async function clientFromTokenFile(
  options: ClientOptions & { readonly tokenPath: string },
): Promise<Client> {
  const storage = tokenFile(options.tokenPath);
  const client = createClient(storage, options);
  if ((await client.tokens.status()).state === "signed-out") {
    throw new LoginRequiredError(
      "login-required",
      `There is no ${storage.description}. Log in first: schwab login, clientFromLoginFlow or easyClient.`,
    );
  }
  return client;
}
