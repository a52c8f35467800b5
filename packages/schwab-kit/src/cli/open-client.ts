import { inWords } from "@schwab-kit/core";
import type { Client } from "../client.js";
import type { ClientOptions } from "../client-options.js";
import { askForCredentials } from "./ask.js";
import { readSettings, type SettingFlags } from "./settings.js";

/**
 * Runs with a client from the token file, tells warnings about the login on standard error, and closes it.
 * @param refreshAhead `wait`, for what ends with its answer, unless given
 */
export async function withClient<T>(
  flags: SettingFlags,
  run: (client: Client) => Promise<T>,
  { refreshAhead = "wait" }: Pick<ClientOptions, "refreshAhead"> = {},
): Promise<T> {
  const settings = await askForCredentials(readSettings(flags, process.env));
  const { clientFromTokenFile } = await import("../client-from-token-file.js");
  const client = await clientFromTokenFile({
    tokenPath: settings.tokenFile,
    apiKey: settings.appKey,
    appSecret: settings.appSecret,
    baseUrl: settings.baseUrl,
    refreshAhead,
  });
  try {
    client.tokens.subscribe((event) => {
      if (event.type === "login-expiring") {
        const { remainingSeconds } = event;
        process.stderr.write(
          remainingSeconds === 0
            ? "The login is over. Log in again: schwab login\n"
            : `The login ends in ${inWords(remainingSeconds)}. Log in again before then: schwab login\n`,
        );
      } else if (event.type === "save-failed") {
        const why = event.error instanceof Error ? event.error.message : String(event.error);
        process.stderr.write(`The renewed token could not be stored: ${why}\n`);
      }
    });
    return await run(client);
  } finally {
    await client.close();
  }
}
