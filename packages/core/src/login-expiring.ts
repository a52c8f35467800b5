import { ConfigError } from "./errors.js";
import type { TokenManagerOptions } from "./token-manager-options.js";

/** A day and an hour before the login's end, seconds. */
const DEFAULT_BEFORE: readonly number[] = [86_400, 3_600];

/**
 * The seconds before its end at which a login is told to be expiring.
 * @throws ConfigError `config-invalid`
 */
export function expiringBefore({
  loginExpiring,
}: Pick<TokenManagerOptions, "loginExpiring">): readonly number[] {
  const before = loginExpiring === undefined ? DEFAULT_BEFORE : loginExpiring.before;
  if (Array.isArray(before) && before.every((seconds) => Number.isFinite(seconds) && seconds >= 0))
    return before;
  throw new ConfigError(
    "config-invalid",
    "loginExpiring.before must be a list of seconds before the login's end, such as [86_400, 3_600].",
  );
}
