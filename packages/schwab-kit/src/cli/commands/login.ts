import { ConfigError } from "@schwab-kit/core";
import type { CommandFlags } from "../add-command.js";
import { askForCallbackUrl, askForCredentials } from "../ask.js";
import { interruptible } from "../interruptible.js";
import { printJson, printLine } from "../report.js";
import { readSettings } from "../settings.js";

export interface LoginFlags extends CommandFlags {
  readonly manual?: boolean;
  /** A name, or false for `--no-browser`. */
  readonly browser?: string | boolean;
  readonly certFile?: string;
  readonly keyFile?: string;
  /** Seconds. */
  readonly timeout: number;
}

function certificateIn({ certFile, keyFile }: LoginFlags) {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  throw new ConfigError("config-missing", "--cert-file and --key-file go together. Give both, or neither.");
}

export async function login(flags: LoginFlags): Promise<void> {
  const settings = await askForCredentials(readSettings(flags, process.env));
  const callbackUrl = await askForCallbackUrl(settings);
  const { clientFromLoginFlow, clientFromManualFlow } = await import("../../client-from-login-flow.js");
  const logIn = flags.manual ? clientFromManualFlow : clientFromLoginFlow;
  const client = await interruptible((signal) =>
    logIn({
      apiKey: settings.appKey,
      appSecret: settings.appSecret,
      callbackUrl,
      tokenPath: settings.tokenFile,
      baseUrl: settings.baseUrl,
      callbackTimeout: flags.timeout,
      certificate: certificateIn(flags),
      requestedBrowser: flags.browser === true ? undefined : flags.browser,
      signal,
    }),
  );
  try {
    const status = await client.tokens.status();
    if (flags.json) printJson(status);
    else printLine(`Logged in. The token is in ${settings.tokenFile}. ${status.advice}`);
  } finally {
    await client.close();
  }
}
