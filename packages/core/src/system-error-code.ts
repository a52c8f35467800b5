/**
 * The system error code (`ECONNREFUSED`) in an error or its causes. All that is taken from the runtime's own
 * network errors: they may hold the request, and its token with it.
 */
export function systemErrorCode(error: unknown): string | undefined {
  for (let link = error; link instanceof Error; link = link.cause) {
    const { code } = link as { code?: unknown };
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code;
    if (link instanceof AggregateError) return systemErrorCode(link.errors[0]);
  }
  return undefined;
}
