import { ConfigError, endpointsOf, SCHWAB_ORIGIN, Secret } from "@schwab-kit/core";
import { defaultTokenPath } from "@schwab-kit/storage-node-fs";

/** What the flags of one command line say. */
export interface SettingFlags {
  readonly appKey?: string | undefined;
  readonly appSecret?: string | undefined;
  readonly callbackUrl?: string | undefined;
  readonly tokenFile?: string | undefined;
  readonly baseUrl?: string | undefined;
}

/** Settings of one run, and where to ask for what is missing. */
export interface Settings {
  readonly baseUrl: string;
  readonly tokenFile: string;
  readonly appKey: string | undefined;
  readonly appSecret: Secret | undefined;
  readonly callbackUrl: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Flags before environment. What the environment says belongs to the environment's own server: with another
 * `--base-url` its credentials and its token file are not used, and away from Schwab there is no default file,
 * so that a live login and a sandbox's never mix.
 * @throws ConfigError
 */
export function readSettings(flags: SettingFlags, environment: Environment): Settings {
  const environmentBaseUrl = environment["SCHWAB_BASE_URL"] || SCHWAB_ORIGIN;
  const baseUrl = flags.baseUrl ?? environmentBaseUrl;
  const { issuer } = endpointsOf(baseUrl);
  const isSameServer = flags.baseUrl === undefined || issuer === endpointsOf(environmentBaseUrl).issuer;
  const from = (name: string): string | undefined => (isSameServer && environment[name]) || undefined;

  const tokenFile = flags.tokenFile ?? from("SCHWAB_TOKEN_FILE");
  if (tokenFile === undefined && issuer !== SCHWAB_ORIGIN) {
    throw new ConfigError(
      "config-missing",
      `Away from Schwab (${issuer}) there is no default token file, so that no live login is touched. Give --token-file` +
        `${isSameServer ? " or SCHWAB_TOKEN_FILE" : "; SCHWAB_TOKEN_FILE belongs to another server"}.`,
    );
  }
  const secret = flags.appSecret ?? from("SCHWAB_APP_SECRET");
  return {
    baseUrl,
    tokenFile: tokenFile ?? defaultTokenPath(),
    appKey: flags.appKey ?? from("SCHWAB_APP_KEY"),
    appSecret: secret === undefined ? undefined : new Secret(secret),
    callbackUrl: flags.callbackUrl ?? from("SCHWAB_CALLBACK_URL"),
  };
}

/** What is said when the secret was given as a flag. */
export const SECRET_FLAG_WARNING: string =
  "Warning: an app secret on the command line can be read by every program on this machine and stays in the " +
  "shell's history. Set SCHWAB_APP_SECRET, or leave it out to be asked.\n";
