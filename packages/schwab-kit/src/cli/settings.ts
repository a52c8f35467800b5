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

/** What the developer portal knows of the app, as far as it was given. */
export interface AppSettings {
  readonly appKey: string | undefined;
  readonly appSecret: Secret | undefined;
  readonly callbackUrl: string | undefined;
}

/** Settings of one run, and where to ask for what is missing. */
export interface Settings extends AppSettings {
  readonly baseUrl: string;
  readonly tokenFile: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The server of one run, and what may be taken from the environment for it. */
export interface Server {
  readonly baseUrl: string;
  readonly issuer: string;
  /** False when the environment is another server's. */
  readonly ownsEnvironment: boolean;
  /** A variable's value, when it is set and belongs to this server. */
  from(name: string): string | undefined;
}

/**
 * What the environment says belongs to the environment's own server: with another `--base-url` its credentials and
 * its token file are not used.
 * @throws ConfigError `config-invalid`
 */
export function serverOf(flags: SettingFlags, environment: Environment): Server {
  const environmentBaseUrl = environment["SCHWAB_BASE_URL"] || SCHWAB_ORIGIN;
  const baseUrl = flags.baseUrl ?? environmentBaseUrl;
  const { issuer } = endpointsOf(baseUrl);
  const ownsEnvironment = flags.baseUrl === undefined || issuer === endpointsOf(environmentBaseUrl).issuer;
  return {
    baseUrl,
    issuer,
    ownsEnvironment,
    from: (name) => (ownsEnvironment && environment[name]) || undefined,
  };
}

/**
 * Where the login is kept. Away from Schwab there is no default file, so that a live login and a sandbox's never mix.
 * @throws ConfigError `config-missing`
 */
export function tokenFileOf(flags: SettingFlags, { issuer, ownsEnvironment, from }: Server): string {
  const tokenFile = flags.tokenFile ?? from("SCHWAB_TOKEN_FILE");
  if (tokenFile === undefined && issuer !== SCHWAB_ORIGIN) {
    throw new ConfigError(
      "config-missing",
      `Away from Schwab (${issuer}) there is no default token file, so that no live login is touched. Give --token-file` +
        `${ownsEnvironment ? " or SCHWAB_TOKEN_FILE" : "; SCHWAB_TOKEN_FILE belongs to another server"}.`,
    );
  }
  return tokenFile ?? defaultTokenPath();
}

/** Flags before what `from` gives, a server's or the environment's. */
export function appOf(flags: SettingFlags, from: Server["from"]): AppSettings {
  const secret = flags.appSecret ?? from("SCHWAB_APP_SECRET");
  return {
    appKey: flags.appKey ?? from("SCHWAB_APP_KEY"),
    appSecret: secret === undefined ? undefined : new Secret(secret),
    callbackUrl: flags.callbackUrl ?? from("SCHWAB_CALLBACK_URL"),
  };
}

/**
 * Flags before environment.
 * @throws ConfigError
 */
export function readSettings(flags: SettingFlags, environment: Environment): Settings {
  const server = serverOf(flags, environment);
  return {
    baseUrl: server.baseUrl,
    tokenFile: tokenFileOf(flags, server),
    ...appOf(flags, server.from),
  };
}

/** What is said when the secret was given as a flag. */
export const SECRET_FLAG_WARNING: string =
  "Warning: an app secret on the command line can be read by every program on this machine and stays in the " +
  "shell's history. Set SCHWAB_APP_SECRET, or leave it out to be asked.\n";
