import { ConfigError, isLoopbackHost } from "@schwab-kit/core";
import { readSettings, type SettingFlags } from "../settings.js";

/**
 * Refuses to change orders anywhere but at a sandbox on this machine, unless the person has set that this may be.
 * Another server than Schwab's may pass on to Schwab, so only this machine counts as practice.
 * @throws ConfigError `config-missing`
 */
export function allowTrading(
  flags: SettingFlags,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const { baseUrl } = readSettings(flags, environment);
  const { hostname, origin } = new URL(baseUrl);
  if (isLoopbackHost(hostname) || environment["SCHWAB_LIVE_TRADING"] === "yes") return;
  throw new ConfigError(
    "config-missing",
    `This would change orders at ${origin}, with real money. Set SCHWAB_LIVE_TRADING=yes in the environment to ` +
      "allow that. Nothing was sent.",
  );
}
