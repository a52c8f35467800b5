import type { MintedGrant } from "@schwab-kit/core/token-endpoint";
import type { LoginOptions, LoopbackOptions, PasteOptions } from "./login-options.js";
import { runLogin } from "./run-login.js";

/**
 * Logs a person in by a browser: waits on the callback URL and, in a terminal, for a pasted address too.
 * Whichever comes first wins; where one is not possible the other goes on. Leaves nothing open.
 * @param options `interactive` says whether somebody can paste; whether `input` is a terminal unless given
 * @throws LoginError `login-timeout`, `login-unavailable`, `authorization-denied` or `authorization-failed`
 * @throws ConfigError `config-missing`, `config-invalid`, or why nothing can listen on the callback URL when
 *   pasting isn't possible either
 * @throws TokenEndpointError as core's `exchangeCode`, except `code-rejected`, which gives a fresh link
 */
export async function login(
  options: LoginOptions & LoopbackOptions & PasteOptions & { readonly interactive?: boolean | undefined },
): Promise<MintedGrant> {
  const { isTTY } = (options.input ?? process.stdin) as { isTTY?: boolean };
  return runLogin(options, { loopback: true, paste: options.interactive ?? isTTY === true });
}

/**
 * Logs a person in by a browser on this computer alone, and reads nothing from the terminal.
 * @throws as `login`
 */
export async function loopbackLogin(options: LoginOptions & LoopbackOptions): Promise<MintedGrant> {
  return runLogin(options, { loopback: true, paste: false });
}

/**
 * Logs a person in by the address that they copy out of any browser anywhere; a code alone will do. Opens no
 * browser and listens nowhere.
 * @throws as `login`; `login-unavailable` when the input ends
 */
export async function pasteLogin(options: LoginOptions & PasteOptions): Promise<MintedGrant> {
  return runLogin(options, { loopback: false, paste: true });
}
