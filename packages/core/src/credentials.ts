import { ConfigError } from "./errors.js";
import { Secret } from "./secret.js";

/**
 * Refuses an app key or secret that can't be one, before it is sent anywhere: most often a stray blank or
 * line break from copying.
 * @throws ConfigError `config-missing`, `config-invalid`
 */
export function checkCredentials({
  appKey,
  appSecret,
}: {
  readonly appKey: string;
  readonly appSecret?: string | Secret | undefined;
}): void {
  if (typeof appKey !== "string" || appKey === "") {
    throw new ConfigError(
      "config-missing",
      "There is no app key. It is on your app's page in Schwab's developer portal.",
    );
  }
  check("app key", appKey);
  if (appSecret === undefined) return;
  const secret = Secret.from(appSecret).reveal();
  if (secret === "") {
    throw new ConfigError(
      "config-missing",
      "The app secret is empty. It is on your app's page in Schwab's developer portal.",
    );
  }
  check("app secret", secret);
}

function check(name: string, value: string): void {
  if (/^[\x21-\x7e]+$/.test(value)) return;
  throw new ConfigError(
    "config-invalid",
    `The ${name} contains a blank, a line break or another character that none of Schwab's has. Copy it again.`,
  );
}
