import { ConfigError, inWords, LOGIN_LIFETIME_SECONDS } from "@schwab-kit/core";
import { tokenFile } from "@schwab-kit/storage-node-fs";
import { type Client, createClient } from "./client.js";
import { clientFromLoginFlow } from "./client-from-login-flow.js";
import type { ClientOptions, LoginOptions } from "./client-options.js";

/** Six and a half of Schwab's seven days, seconds: half a day to log in again before programs stop. */
export const DEFAULT_MAX_TOKEN_AGE = 561_600;

/**
 * A client from the token file; logs in first when there is none, or when the login is older than
 * `maxTokenAge`. Without a terminal a login that still lives is used however old it is, with a warning, and a
 * person is asked for only when it is dead.
 * @param options.maxTokenAge seconds; 561 600 (6.5 days) unless given, 0 for never
 * @throws StorageError, TokenError when the file is there but can't be read: it is not replaced unasked
 */
export async function easyClient(
  options: ClientOptions &
    LoginOptions & { readonly tokenPath: string; readonly maxTokenAge?: number | undefined },
): Promise<Client> {
  const { maxTokenAge = DEFAULT_MAX_TOKEN_AGE, interactive = process.stdin.isTTY === true } = options;
  if (!(maxTokenAge >= 0)) {
    throw new ConfigError("config-invalid", "maxTokenAge must be a number of seconds, or 0 for never.");
  }
  const client = createClient(tokenFile(options.tokenPath), options);
  const { login } = await client.tokens.status();
  if (login !== undefined) {
    const age = LOGIN_LIFETIME_SECONDS - login.remainingSeconds;
    const isOld = maxTokenAge > 0 && age >= maxTokenAge;
    const isDead = login.remainingSeconds === 0;
    if (!isOld && !isDead) return client;
    if (!isDead && !interactive) {
      const output = options.output ?? process.stderr;
      output.write(
        `schwab-kit: the login in ${options.tokenPath} ends in ${inWords(login.remainingSeconds)}. ` +
          "Log in again before then, for example with the command: schwab login. This program takes it over.\n",
      );
      return client;
    }
  }
  await client.close();
  return await clientFromLoginFlow(options);
}
