import { ConfigError, Secret } from "@schwab-kit/core";
import type { Settings } from "./settings.js";

type Credentials = Pick<Settings, "appKey" | "appSecret">;

/**
 * Asks at the terminal for a missing app key or secret; the secret is not echoed.
 * @throws ConfigError `config-missing` when there is no terminal to ask at
 */
export async function askForCredentials<T extends Credentials>(
  settings: T,
): Promise<T & { readonly appKey: string; readonly appSecret: Secret }> {
  const appKey = settings.appKey ?? (await ask("app key", "--app-key", "SCHWAB_APP_KEY", { hidden: false }));
  const appSecret =
    settings.appSecret ??
    new Secret(await ask("app secret", undefined, "SCHWAB_APP_SECRET", { hidden: true }));
  return { ...settings, appKey, appSecret };
}

/** @throws ConfigError `config-missing` */
export async function askForCallbackUrl(settings: Settings): Promise<string> {
  return (
    settings.callbackUrl ??
    (await ask("callback URL", "--callback-url", "SCHWAB_CALLBACK_URL", { hidden: false }))
  );
}

async function ask(
  what: string,
  flag: string | undefined,
  variable: string,
  { hidden }: { readonly hidden: boolean },
): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    const ways = flag === undefined ? variable : `${flag} or ${variable}`;
    throw new ConfigError(
      "config-missing",
      `The ${what} is missing, and there is no terminal to ask at. Give ${ways}.`,
    );
  }
  const { isCancel, password, text } = await import("@clack/prompts");
  const options = {
    message: `Schwab ${what}`,
    output: process.stderr,
    validate: (value: string | undefined) => (value ? undefined : `The ${what} is needed.`),
  };
  const answer = hidden ? await password({ ...options, mask: " " }) : await text(options);
  if (isCancel(answer)) throw new DOMException("Interrupted at the prompt.", "AbortError");
  return answer.trim();
}
