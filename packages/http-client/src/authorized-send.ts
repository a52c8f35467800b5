import { ConfigError } from "@schwab-kit/core";
import { unlessAborted } from "@schwab-kit/core/support";
import type { Answer } from "./answer.js";
import type { CallRequest, CallUnderWay } from "./manners/call-under-way.js";

/** Whatever has access tokens: core's `TokenManager`, or a function of one's own in an object. */
export interface AccessTokenSource {
  /**
   * A token to send now. `rejected` is the one a 401 was just seen with: the answer should be another.
   * `signal` ends this caller's wait, and nothing else.
   */
  getAccessToken(options?: { rejected?: string; signal?: AbortSignal }): Promise<string>;
}

/**
 * Sends a request with a token. After a 401 it asks for another token and sends once more: a 401 means that
 * nothing was carried out. The last answer is the result, whatever its status.
 */
export async function sendAuthorized(
  tokens: AccessTokenSource,
  request: CallRequest,
  call: CallUnderWay,
): Promise<Omit<Answer, "parseJson">> {
  const { asked, signal } = request;
  signal?.throwIfAborted();
  const first = await call.send(request, () => tokenFrom(tokens, signal));
  const { token } = first;
  if (first.response.status !== 401) return { ...first, asked, attempts: call.attempts, secrets: [token] };
  // Before the wait for another turn, so that those who go out meanwhile have the new one.
  const next = await tokenFrom(tokens, signal, token);
  const last = next === token ? first : await call.send(request, async () => next);
  return { ...last, asked, attempts: call.attempts, secrets: [token, next] };
}

async function tokenFrom(
  tokens: AccessTokenSource,
  signal: AbortSignal | undefined,
  rejected?: string,
): Promise<string> {
  const given = tokens.getAccessToken({
    ...(rejected === undefined ? {} : { rejected }),
    ...(signal === undefined ? {} : { signal }),
  });
  const token: unknown = await unlessAborted(given, signal);
  // Checked here, because `Headers` would put a value it refuses into its own message.
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new ConfigError(
    "config-invalid",
    "getAccessToken gave no usable access token: expected a non-empty string of visible ASCII characters, " +
      `got ${typeof token === "string" ? "another string" : typeof token}. Nothing was sent with it; correct the token source.`,
  );
}
